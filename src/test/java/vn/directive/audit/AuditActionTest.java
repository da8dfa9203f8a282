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

    /** Tests of reforms and registers look at what was moved and numbered, not yet at the record of it. */
    private static final Set<String> BY_THEIR_RESULT = Set.of("reform.change", "reform.carryOut", "reform.wait",
            "number.issue", "number.void", "register.open", "register.advance", "import.registers", "right.change");

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

    /** What nobody looks at may stop being recorded without anybody noticing. */
    @Test
    void everyPointIsLookedAtByATest() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> !file.endsWith("AuditActionTest.java")).toList()) {
                tests.append(Files.readString(source));
            }
        }
        assertThat(Arrays.stream(AuditAction.values()).filter(action -> !BY_THEIR_RESULT.contains(action.code()))
                .filter(action -> !Pattern.compile("[\"' ]" + Pattern.quote(action.code()) + "\\b|AuditAction[.]"
                        + action.name() + "\\b").matcher(tests).find())).isEmpty();
    }
}
