package vn.directive.directive;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.organisation.Organisation;

/** Reminds the lead body when the draft is overdue. */
@Service
public class DraftReminder {

    private final Directives directives;
    private final Timeline timeline;
    private final Organisation organisation;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DraftReminder(Directives directives, Timeline timeline, Organisation organisation,
            ApplicationEventPublisher events, Clock clock) {
        this.directives = directives;
        this.timeline = timeline;
        this.organisation = organisation;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void remind(UUID directiveId) {
        DirectiveView directive = directives.get(directiveId);
        timeline.record(directiveId, "draft.late", "Quá hạn trình dự thảo; đã nhắc "
                + organisation.names(List.of(directive.leadBody())).get(directive.leadBody()));
        // A notice may set no date; the draft then counts as late from today.
        LocalDate deadline = Optional.ofNullable(directive.draftDeadline()).orElseGet(() -> LocalDate.now(clock));
        events.publishEvent(new DirectiveEvents.DraftLate(directiveId, directive.leadBody(), deadline));
    }
}
