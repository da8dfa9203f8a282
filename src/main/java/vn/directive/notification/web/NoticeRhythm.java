package vn.directive.notification.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for news every few seconds; tests switch this off and look themselves. */
@Component
@ConditionalOnProperty(name = "directive.background.enabled", matchIfMissing = true)
class NoticeRhythm {

    private final NoticeStreams streams;

    NoticeRhythm(NoticeStreams streams) {
        this.streams = streams;
    }

    @Scheduled(fixedDelayString = "${directive.bell.interval:PT3S}")
    void push() {
        streams.push();
    }
}
