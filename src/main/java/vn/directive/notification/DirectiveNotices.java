package vn.directive.notification;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.directive.directive.DirectiveEvents;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Role;
import vn.directive.workflow.OpenTasks;
import vn.directive.workflow.OpenTasks.OpenTask;

/** Tells those who still work on a dossier, and the bodies that were asked, that it has ended; urges late drafts. */
@Component
class DirectiveNotices {

    private final Notices notices;
    private final Recipients recipients;
    private final OpenTasks tasks;
    private final Directives directives;
    private final JdbcClient jdbc;

    DirectiveNotices(Notices notices, Recipients recipients, OpenTasks tasks, Directives directives, JdbcClient jdbc) {
        this.notices = notices;
        this.recipients = recipients;
        this.tasks = tasks;
        this.directives = directives;
        this.jdbc = jdbc;
    }

    /** First of all listeners: the phases take the open tasks away. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @EventListener
    void onCancelled(DirectiveEvents.Cancelled event) {
        DirectiveView directive = directives.get(event.directiveId());
        tell(directive, NoticeKind.DIRECTIVE_CANCELLED, "Hồ sơ %s đã hủy".formatted(directive.dossierNumber()),
                "%s\nLý do: %s\nMọi việc đang mở của hồ sơ chấm dứt; các đồng chí không cần xử lý tiếp.".formatted(
                        Wording.dossier(directive), directive.restricted() ? "xem trong hệ thống." : event.reason()));
    }

    @Order(Ordered.HIGHEST_PRECEDENCE)
    @EventListener
    void onEnded(DirectiveEvents.Ended event) {
        DirectiveView directive = directives.get(event.directiveId());
        tell(directive, NoticeKind.DIRECTIVE_ENDED,
                "Chỉ thị %s: %s".formatted(directive.symbol(), event.ending().label()),
                "%s\nMọi việc đang mở của hồ sơ chấm dứt; các đồng chí không cần xử lý tiếp.".formatted(
                        Wording.dossier(directive)));
    }

    /** The lead body's head and specialists hear that the deadline of the draft has passed. */
    @EventListener
    void onDraftLate(DirectiveEvents.DraftLate event) {
        List<String> groups = Stream.of(Role.LEADER, Role.SPECIALIST)
                .map(role -> new GroupId(event.leadBody(), role).toString()).toList();
        notices.tell(List.of(new Message("directive:%s:draft-late:%s".formatted(event.directiveId(), event.deadline()),
                NoticeKind.DRAFT_LATE, "Quá hạn trình dự thảo chỉ thị",
                Wording.dossier(directives.get(event.directiveId())) + "\nHạn trình dự thảo: "
                        + Wording.day(event.deadline()) + ".", null, event.directiveId(),
                recipients.of(groups).apply(groups))));
    }

    private void tell(DirectiveView directive, NoticeKind kind, String title, String text) {
        List<OpenTask> open = tasks.ofDossier(directive.id());
        List<String> asked = askedBodies(directive.id()).stream()
                .flatMap(body -> Stream.of(new GroupId(body, Role.CLERK), new GroupId(body, Role.LEADER)))
                .map(GroupId::toString).toList();
        Set<String> told = new TreeSet<>(recipients.of(asked).apply(asked));
        var workers = recipients.of(open);
        open.forEach(task -> told.addAll(workers.apply(task)));
        notices.tell(List.of(new Message("directive:%s:%s".formatted(directive.id(), kind), kind, title, text, null,
                directive.id(), told)));
    }

    /** Asked for comments, or addressed by the issued directive (and so asked for plans and reports). */
    private List<String> askedBodies(UUID directiveId) {
        return jdbc.sql("""
                select r.owner from round_request r join comment_round c on c.id = r.round_id
                where c.directive_id = :id and r.state not in ('PLANNED', 'WITHDRAWN')
                union
                select a.owner from directive_addressee a where a.directive_id = :id
                """).param("id", directiveId).query(String.class).list();
    }
}
