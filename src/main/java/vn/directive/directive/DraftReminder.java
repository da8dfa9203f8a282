package vn.directive.directive;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Directives.DirectiveView;

/** Reminds the lead body when the draft is overdue. */
@Service
public class DraftReminder {

    private final Directives directives;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;

    DraftReminder(Directives directives, Timeline timeline, ApplicationEventPublisher events) {
        this.directives = directives;
        this.timeline = timeline;
        this.events = events;
    }

    @Transactional
    public void remind(UUID directiveId) {
        DirectiveView directive = directives.get(directiveId);
        timeline.record(directiveId, "draft.late", "Quá hạn trình dự thảo; đã nhắc " + directive.leadBody());
        events.publishEvent(new DirectiveEvents.DraftLate(directiveId, directive.leadBody(),
                directive.draftDeadline()));
    }
}
