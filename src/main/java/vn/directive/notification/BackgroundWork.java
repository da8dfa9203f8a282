package vn.directive.notification;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs the dispatcher and the reminders by the clock; tests switch this off and call them themselves. */
@Component
@ConditionalOnProperty(name = "directive.background.enabled", matchIfMissing = true)
class BackgroundWork {

    private final MailDispatcher dispatcher;
    private final ReminderSweep reminders;
    private final DailyDigest digest;

    BackgroundWork(MailDispatcher dispatcher, ReminderSweep reminders, DailyDigest digest) {
        this.dispatcher = dispatcher;
        this.reminders = reminders;
        this.digest = digest;
    }

    @Scheduled(fixedDelayString = "${directive.mail.interval:PT10S}", initialDelayString = "PT10S")
    void sendMail() {
        dispatcher.dispatch();
    }

    /** In working hours only: a reminder by night helps nobody. */
    @Scheduled(cron = "${directive.reminders.cron:0 */10 7-18 * * *}", zone = "Asia/Ho_Chi_Minh")
    void remind() {
        reminders.sweep();
    }

    /** Tried all day, in case the node was away in the early morning; once a day for each person. */
    @Scheduled(cron = "${directive.digest.cron:0 5/10 7-18 * * *}", zone = "Asia/Ho_Chi_Minh")
    void sendDigests() {
        digest.sweep();
    }
}
