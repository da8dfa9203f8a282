package vn.directive.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the outside what the newest entry is: in the log, and in the file that is configured. */
@Component
class AuditAnchors {

    private static final Logger log = LoggerFactory.getLogger(AuditAnchors.class);

    private final AuditVerifier verifier;
    private final AuditProperties properties;
    private long last;

    AuditAnchors(AuditVerifier verifier, AuditProperties properties) {
        this.verifier = verifier;
        this.properties = properties;
    }

    /** Writes nothing when nothing was sealed since the last time. */
    synchronized void write() {
        verifier.head().filter(head -> head.position() != last).ifPresent(head -> {
            log.info("Audit anchor {}", head.line());
            append(head);
            last = head.position();
        });
    }

    private void append(Anchor anchor) {
        Path file = properties.anchorFile();
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, anchor.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
