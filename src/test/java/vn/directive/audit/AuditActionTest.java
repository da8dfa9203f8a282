package vn.directive.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that is recorded has a word, and every word a code that is recorded. */
class AuditActionTest {

    private static final Pattern CODE = Pattern.compile("\\brecord\\(\\s*\"([a-z]+\\.[a-zA-Z]+)\"");
    private static final Pattern CONSTANT = Pattern.compile("\\bAuditAction\\.([A-Z_]+)\\b");

    @Test
    void whatIsRecordedAndWhatHasAWordAreTheSame() throws IOException {
        Set<String> recorded = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                String text = Files.readString(source);
                Matcher code = CODE.matcher(text);
                while (code.find()) {
                    recorded.add(code.group(1));
                }
                Matcher constant = CONSTANT.matcher(text);
                while (constant.find()) {
                    recorded.add(AuditAction.valueOf(constant.group(1)).code());
                }
            }
        }
        assertThat(Arrays.stream(AuditAction.values()).map(AuditAction::code))
                .containsExactlyInAnyOrderElementsOf(recorded);
        assertThat(AuditAction.values()).allSatisfy(action -> {
            assertThat(action.code()).matches("[a-z]+[.][a-zA-Z]+");
            assertThat(action.label()).isNotBlank();
            assertThat(AuditAction.of(action.code())).contains(action);
        });
    }
}
