package vn.directive.audit;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals, anchors and verifies by the clock; tests switch this off and do it themselves. */
@Component
@ConditionalOnProperty(name = "directive.background.enabled", matchIfMissing = true)
class AuditRhythm {

    private static final Logger log = LoggerFactory.getLogger(AuditRhythm.class);

    private final AuditSealer sealer;
    private final AuditVerifier verifier;
    private final AuditAnchors anchors;

    AuditRhythm(AuditSealer sealer, AuditVerifier verifier, AuditAnchors anchors) {
        this.sealer = sealer;
        this.verifier = verifier;
        this.anchors = anchors;
    }

    @Scheduled(fixedDelayString = "${directive.audit.seal-interval:PT5S}", initialDelayString = "PT10S")
    void seal() {
        sealer.seal();
    }

    @Scheduled(cron = "${directive.audit.anchor-cron:0 0 * * * *}", zone = "Asia/Ho_Chi_Minh")
    void anchor() {
        anchors.write();
    }

    @Scheduled(cron = "${directive.audit.verify-cron:0 30 2 * * *}", zone = "Asia/Ho_Chi_Minh")
    void verify() {
        Verification result = verifier.verifyAndKeep();
        if (result.isRight()) {
            log.info("The audit trail is right: {} entries sealed", result.sealed());
        } else {
            log.error("The audit trail has {} faults: {}", result.faultCount(), result.faults().stream()
                    .map(fault -> fault.kind() + " " + fault.text()).collect(Collectors.joining(" ")));
        }
    }
}
