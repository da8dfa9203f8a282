package vn.directive.notification;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.ReformCarriedOut;
import vn.directive.organisation.Role;

/** Tells those who lead a body and keep its papers, once, what came to it by a reform. */
@Component
class ReformNotices {

    private final Notices notices;
    private final Recipients recipients;

    ReformNotices(Notices notices, Recipients recipients) {
        this.notices = notices;
        this.recipients = recipients;
    }

    @EventListener
    void on(ReformCarriedOut event) {
        Function<Collection<String>, Set<String>> people = recipients.of(event.received().keySet().stream()
                .flatMap(body -> groups(body).stream()).toList());
        notices.tell(event.received().entrySet().stream().map(body -> new Message(
                "reform:%s:%s".formatted(event.reformId(), body.getKey()), NoticeKind.TASK_OPENED,
                "Nhận việc theo quyết định sắp xếp tổ chức",
                "%s\nCơ quan tiếp nhận: %s.".formatted(event.words(), body.getValue()), null, null,
                people.apply(groups(body.getKey())))).toList());
    }

    private static List<String> groups(String body) {
        return Stream.of(Role.LEADER, Role.CLERK).map(role -> new GroupId(body, role).toString()).toList();
    }
}
