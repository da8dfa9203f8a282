package vn.directive.audit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import vn.directive.audit.Verification.Fault;
import vn.directive.shared.TimeConfiguration;

/**
 * {@code java -jar … --directive.audit.verify}: verifies the chain of the configured database without starting the
 * product, and without changing anything.
 */
public final class AuditCommand {

    private static final String OPTION = "--directive.audit.verify";

    private AuditCommand() {}

    public static boolean isWanted(String... arguments) {
        return Arrays.stream(arguments).anyMatch(Set.of(OPTION, OPTION + "=true")::contains);
    }

    /** @return 0 when the chain is right, 1 when it is not */
    public static int run(ApplicationContextInitializer<?> database, String... arguments) {
        return run(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8), database,
                arguments);
    }

    static int run(PrintStream out, ApplicationContextInitializer<?> database, String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Reading.class)
                .web(WebApplicationType.NONE).bannerMode(Banner.Mode.OFF).logStartupInfo(false)
                .initializers(database).properties("logging.level.root=warn", "spring.main.lazy-initialization=true")
                .run(arguments)) {
            Verification result = context.getBean(AuditVerifier.class).verify();
            words(result).forEach(out::println);
            return result.isRight() ? 0 : 1;
        }
    }

    static List<String> words(Verification result) {
        List<String> lines = new ArrayList<>();
        lines.add("Nhật ký (audit trail): %d dòng đã niêm phong (sealed), %d chưa (not yet), %d mốc (anchors)."
                .formatted(result.sealed(), result.unsealed(), result.anchors()));
        if (result.head() != null) {
            lines.add("Niêm phong đến (sealed to) %s, mã băm cuối (head) %s."
                    .formatted(result.sealedTo(), result.head()));
        }
        for (Fault fault : result.faults()) {
            lines.add("✗ " + fault.text() + " [" + fault.kind().english() + "]");
        }
        if (result.faultCount() > result.faults().size()) {
            lines.add("✗ … và %d lỗi nữa (more faults).".formatted(result.faultCount() - result.faults().size()));
        }
        lines.add(result.isRight() ? "KẾT QUẢ: nguyên vẹn (OK: the chain is right)."
                : "KẾT QUẢ: CÓ %d LỖI (FAILED: the audit trail was tampered with).".formatted(result.faultCount()));
        return lines;
    }

    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class})
    @Import({AuditConfiguration.class, AuditVerifier.class, TimeConfiguration.class})
    static class Reading {}
}
