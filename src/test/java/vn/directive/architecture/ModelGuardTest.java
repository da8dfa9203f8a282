package vn.directive.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.stereotype.Component;

/** The rules that every model and form keeps, read from the files as designers save them. */
class ModelGuardTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");
    private static final Pattern BEAN = Pattern.compile("[#$]\\{\\s*(\\w+)\\s*}");
    private static final Pattern ID = Pattern.compile("(userTask|serviceTask|sendTask|receiveTask|businessRuleTask|"
            + "callActivity|subProcess|gateway|startEvent|endEvent|boundary|timer|catch|throw|message|flow)_[a-zA-Z0-9]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            return files.filter(f -> f.toString().endsWith(".bpmn")).sorted().toList();
        }
    }

    static List<Path> forms() throws IOException {
        try (Stream<Path> files = Files.walk(FORMS)) {
            return files.filter(f -> f.toString().endsWith(".form")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void isCompleteAndReadable(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        List<String> faults = new ArrayList<>();
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        check(faults, process.getId().equals(file.getFileName().toString().replace(".bpmn", "")),
                "process id differs from the file's name");
        check(faults, process.isExecutable(), "not executable");
        check(faults, process.getCamundaHistoryTimeToLiveString() != null, "no time to live");
        check(faults, process.getName() != null, "process has no name");
        check(faults, !process.getDocumentations().isEmpty(), "process has no documentation");
        Set<String> decisions = decisions();
        Set<String> formIds = formIds();
        Set<String> processes = processIds();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            check(faults, ID.matcher(node.getId()).matches(), node.getId() + ": id without type prefix");
            check(faults, node.getDiagramElement() != null, node.getId() + ": not drawn");
            nfc(faults, node.getId(), node.getName());
        }
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            check(faults, flow.getDiagramElement() != null, flow.getId() + ": not drawn");
            nfc(faults, flow.getId(), flow.getName());
        }
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            check(faults, formIds.contains(task.getCamundaFormRef()), task.getId() + ": no such form");
            check(faults, "deployment".equals(task.getCamundaFormRefBinding()), task.getId() + ": form binding");
            check(faults, task.getCamundaCandidateGroups() != null, task.getId() + ": routed to no group");
            check(faults, task.getCamundaDueDate() != null, task.getId() + ": no due date");
            check(faults, !task.getDocumentations().isEmpty(), task.getId() + ": no documentation");
        }
        for (StartEvent start : model.getModelElementsByType(StartEvent.class)) {
            boolean startedByPeople = start.getParentElement() == process && process.isCamundaStartableInTasklist()
                    && start.getEventDefinitions().isEmpty();
            check(faults, !startedByPeople || formIds.contains(start.getCamundaFormRef()),
                    start.getId() + ": people start it, so it needs a form");
        }
        for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
            check(faults, "deployment".equals(call.getCamundaCalledElementBinding()), call.getId() + ": binding");
            check(faults, processes.contains(call.getCalledElement()), call.getId() + ": calls what does not exist");
        }
        for (BusinessRuleTask rule : model.getModelElementsByType(BusinessRuleTask.class)) {
            check(faults, "deployment".equals(rule.getCamundaDecisionRefBinding()), rule.getId() + ": binding");
            check(faults, decisions.contains(rule.getCamundaDecisionRef()), rule.getId() + ": no such decision");
        }
        for (ExclusiveGateway gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() > 1) {
                check(faults, gateway.getName() != null && gateway.getName().endsWith("?"),
                        gateway.getId() + ": asks no question");
                check(faults, gateway.getDefault() != null, gateway.getId() + ": no default flow");
                gateway.getOutgoing().forEach(flow ->
                        check(faults, flow.getName() != null, flow.getId() + ": answers nothing"));
            }
        }
        for (CamundaProperty property : model.getModelElementsByType(CamundaProperty.class)) {
            if ("notByDoerOf".equals(property.getCamundaName())) {
                for (String id : property.getCamundaValue().split(",")) {
                    check(faults, model.getModelElementById(id.strip()) instanceof UserTask,
                            "notByDoerOf names no user task: " + id);
                }
            }
        }
        assertThat(faults).as(file.toString()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void holdsNoCodeAndCallsOnlyBeansOfItsOwner(Path file) throws IOException {
        String xml = Files.readString(file);
        assertThat(xml).as(file.toString()).doesNotContain("camunda:class", "camunda:script", "scriptTask",
                "camunda:expression=");
        Set<String> used = new LinkedHashSet<>();
        Matcher delegate = Pattern.compile("camunda:delegateExpression=\"([^\"]+)\"|delegateExpression=\"([^\"]+)\"")
                .matcher(xml);
        while (delegate.find()) {
            Matcher bean = BEAN.matcher(delegate.group(1) == null ? delegate.group(2) : delegate.group(1));
            assertThat(bean.matches()).as("%s: %s is more than a bean", file, delegate.group()).isTrue();
            used.add(bean.group(1));
        }
        String key = file.getFileName().toString().replace(".bpmn", "");
        String owner = owners().get(key);
        assertThat(owner).as("a class *Process with KEY \"%s\"", key).isNotNull();
        Map<String, String> beans = beans();
        assertThat(used).as(file.toString())
                .allSatisfy(bean -> assertThat(beans.get(bean)).as("bean " + bean).isEqualTo(owner));
    }

    @Test
    void identifiersInJavaAndInTheModelsAreTheSame() throws Exception {
        List<String> faults = new ArrayList<>();
        for (Path file : models()) {
            BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
            String key = file.getFileName().toString().replace(".bpmn", "");
            Class<?> constants = constantClasses().get(key);
            if (constants == null) {
                faults.add(key + ": no class with its identifiers");
                continue;
            }
            Set<String> inJava = values(constants);
            Set<String> ids = model.getModelElementsByType(BaseElement.class).stream().map(BaseElement::getId)
                    .filter(id -> id != null).collect(Collectors.toSet());
            inJava.stream().filter(v -> ID.matcher(v).matches() && !ids.contains(v))
                    .forEach(v -> faults.add(key + ": Java names " + v + ", the model does not"));
            model.getModelElementsByType(UserTask.class).stream().map(BaseElement::getId)
                    .filter(id -> !inJava.contains(id))
                    .forEach(id -> faults.add(key + ": user task " + id + " has no constant"));
            Set<String> allConstants = constantClasses().values().stream().flatMap(c -> values(c).stream())
                    .collect(Collectors.toSet());
            model.getModelElementsByType(Message.class).stream().map(Message::getName)
                    .filter(name -> !allConstants.contains(name))
                    .forEach(name -> faults.add(key + ": message " + name + " has no constant"));
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void formsShowNoRawKeyAndLimitText(Path file) throws IOException {
        JsonNode form = JSON.readTree(file.toFile());
        List<String> faults = new ArrayList<>();
        check(faults, form.path("id").asText().equals(file.getFileName().toString().replace(".form", "")),
                "id differs from the file's name");
        Set<String> keys = new LinkedHashSet<>();
        component(faults, keys, form.path("components"));
        Set<String> variables = Set.of("directiveId", "leadBody", "issuer", "office", "standingBoard");
        check(faults, keys.stream().noneMatch(variables::contains), "a field is named like a routing variable");
        assertThat(faults).as(file.toString()).isEmpty();
    }

    @Test
    void everyFormIsUsed() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path file : models()) {
            Matcher matcher = Pattern.compile("camunda:formRef=\"([^\"]+)\"").matcher(Files.readString(file));
            while (matcher.find()) {
                used.add(matcher.group(1));
            }
        }
        assertThat(formIds()).isEqualTo(used);
    }

    private static void component(List<String> faults, Set<String> keys, JsonNode components) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            String key = component.path("key").asText("");
            if (!key.isEmpty() && !Set.of("group", "button").contains(type)) {
                check(faults, keys.add(key), key + ": used twice");
                String label = component.path("label").asText("") + component.path("dateLabel").asText("");
                check(faults, !label.isBlank() || "expression".equals(type), key + ": no label");
                check(faults, !label.equals(key), key + ": shows its key");
                nfc(faults, key, label);
                if (type.equals("textfield") || type.equals("textarea")) {
                    int longest = component.path("validate").path("maxLength").asInt(Integer.MAX_VALUE);
                    check(faults, longest <= 4000 || component.path("readonly").asBoolean(), key + ": no length limit");
                }
            }
            nfc(faults, key, component.path("text").asText());
            component(faults, keys, component.path("components"));
        }
    }

    private static void nfc(List<String> faults, String where, String text) {
        check(faults, text == null || Normalizer.isNormalized(text, Normalizer.Form.NFC), where + ": not NFC");
    }

    private static void check(Collection<String> faults, boolean good, String fault) {
        if (!good) {
            faults.add(fault);
        }
    }

    private static Set<String> formIds() {
        try {
            Set<String> ids = new TreeSet<>();
            for (Path form : forms()) {
                ids.add(JSON.readTree(form.toFile()).path("id").asText());
            }
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> processIds() {
        try {
            return models().stream().map(f -> f.getFileName().toString().replace(".bpmn", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> decisions() {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            Set<String> ids = new TreeSet<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".dmn")).toList()) {
                Matcher matcher = Pattern.compile("<(?:\\w+:)?decision [^>]*\\bid=\"([^\"]+)\"")
                        .matcher(Files.readString(file));
                while (matcher.find()) {
                    ids.add(matcher.group(1));
                }
            }
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Module package by process key. */
    private static Map<String, String> owners() {
        Map<String, String> owners = new TreeMap<>();
        constantClasses().forEach((key, type) -> owners.put(key, module(type.getName())));
        return owners;
    }

    /** Module package by bean name, of the beans in {@code process} packages. */
    private static Map<String, String> beans() {
        Map<String, String> beans = new TreeMap<>();
        for (Class<?> type : classes("vn\\.directive\\..+\\.process\\..+")) {
            Component component = type.getAnnotation(Component.class);
            if (component != null && !component.value().isEmpty()) {
                beans.put(component.value(), module(type.getName()));
            }
        }
        return beans;
    }

    private static Map<String, Class<?>> constantClasses() {
        Map<String, Class<?>> found = new TreeMap<>();
        for (Class<?> type : classes("vn\\.directive\\..+\\.process\\..+Process")) {
            try {
                Field key = type.getDeclaredField("KEY");
                key.setAccessible(true);
                found.put((String) key.get(null), type);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(type + " has no constant KEY", e);
            }
        }
        return found;
    }

    private static Set<String> values(Class<?> type) {
        Set<String> values = new TreeSet<>();
        List<Class<?>> types = new ArrayList<>(List.of(type.getDeclaredClasses()));
        types.add(type);
        for (Class<?> holder : types) {
            for (Field field : holder.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    field.setAccessible(true);
                    try {
                        values.add((String) field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        }
        return values;
    }

    private static String module(String className) {
        return className.split("\\.")[2];
    }

    private static List<Class<?>> classes(String regex) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(
                    org.springframework.beans.factory.annotation.AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(regex)));
        List<Class<?>> types = new ArrayList<>();
        scanner.findCandidateComponents("vn.directive").forEach(definition -> {
            try {
                types.add(Class.forName(definition.getBeanClassName()));
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        });
        return types;
    }
}
