package vn.directive.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.engine.platform7.ElementCoverageParseListener;
import org.springframework.beans.factory.DisposableBean;

/** Collects which flow nodes and sequence flows all tests together went through; reports when the context ends. */
class ModelCoverage extends AbstractProcessEnginePlugin implements DisposableBean {

    private static final Path REPORT = Path.of("target/model-coverage.txt");

    /** Shared: the reference case has a context of its own, and the last report counts for both. */
    private static final Set<String> PASSED = ConcurrentHashMap.newKeySet();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        ElementCoverageParseListener listener = new ElementCoverageParseListener();
        listener.setCoverageState(event -> PASSED.add(event.getModelKey() + "/" + event.getDefinitionKey()));
        List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            engine.setCustomPostBPMNParseListeners(listeners);
        }
        listeners.add(listener);
    }

    /** Writes one line a process and a total to {@code target/model-coverage.txt}. */
    @Override
    public void destroy() {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            StringBuilder report = new StringBuilder("Elements of the models that the tests went through\n");
            int covered = 0;
            int total = 0;
            for (Path file : files.filter(f -> f.toString().endsWith(".bpmn")).sorted().toList()) {
                Set<String> elements = elements(Bpmn.readModelFromFile(file.toFile()));
                String key = file.getFileName().toString().replace(".bpmn", "");
                Set<String> missed = elements.stream().filter(id -> !PASSED.contains(key + "/" + id))
                        .collect(Collectors.toCollection(TreeSet::new));
                covered += elements.size() - missed.size();
                total += elements.size();
                report.append("%-24s %3d of %3d%s%n".formatted(key, elements.size() - missed.size(),
                        elements.size(), missed.isEmpty() ? "" : "  not: " + String.join(", ", missed)));
            }
            report.append("%-24s %3d of %3d%n".formatted("all", covered, total));
            Files.writeString(REPORT, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> elements(BpmnModelInstance model) {
        return Stream.concat(model.getModelElementsByType(FlowNode.class).stream(),
                        model.getModelElementsByType(SequenceFlow.class).stream())
                .map(BaseElement::getId).collect(Collectors.toCollection(TreeSet::new));
    }
}
