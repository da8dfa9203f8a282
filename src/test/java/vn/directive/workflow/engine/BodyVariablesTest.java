package vn.directive.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A reform finds the bodies of running processes by names of variables: every model must use names that are known. */
class BodyVariablesTest {

    private static final Pattern GROUPS = Pattern.compile("candidateGroups=\"([^\"]*)\"");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    @Test
    void everyVariableThatNamesCandidatesIsKnown() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> models = Files.list(Path.of("processes"))) {
            for (Path model : models.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
                GROUPS.matcher(Files.readString(model)).results().forEach(groups ->
                        VARIABLE.matcher(groups.group(1)).results().forEach(variable -> used.add(variable.group(1))));
            }
        }
        assertThat(used).isNotEmpty().isSubsetOf(BodyVariables.all());
    }
}
