package vn.directive.organisation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Carries out reforms by the clock, soon after a start as well; tests switch this off and do it themselves. */
@Component
@ConditionalOnProperty(name = "directive.background.enabled", matchIfMissing = true)
class ReformRhythm {

    private final Reforms reforms;

    ReformRhythm(Reforms reforms) {
        this.reforms = reforms;
    }

    @Scheduled(fixedDelayString = "${directive.reform.interval:PT1M}", initialDelayString = "PT20S")
    void carryOutDue() {
        reforms.carryOutDue();
    }

    @Scheduled(cron = "${directive.reform.follow-up-cron:0 20 * * * *}", zone = "Asia/Ho_Chi_Minh")
    void followUp() {
        reforms.followUp();
    }
}
