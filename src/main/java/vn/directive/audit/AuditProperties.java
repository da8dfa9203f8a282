package vn.directive.audit;

import java.nio.file.Path;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param anchorFile text file to which anchors are added and with which a verification compares; best on another
 *     machine's disk. None by default: anchors are then in the log only
 * @param anchorsUntil later anchors are left out of a verification, for a database restored from an older backup
 */
@ConfigurationProperties("directive.audit")
record AuditProperties(Path anchorFile, Instant anchorsUntil) {}
