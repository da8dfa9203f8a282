package vn.directive.consultation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Numbers comments by the clock while many bodies answer at once; few at a time are numbered as they answer. */
@Component
@ConditionalOnProperty(name = "directive.background.enabled", matchIfMissing = true)
class CommentNumbering {

    private final RoundService rounds;

    CommentNumbering(RoundService rounds) {
        this.rounds = rounds;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void number() {
        rounds.numberComments();
    }
}
