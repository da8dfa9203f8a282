package vn.directive.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.directive.notification.Notifications;
import vn.directive.notification.Notifications.FailedMail;
import vn.directive.notification.Notifications.NoticeView;
import vn.directive.notification.Notifications.Unread;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Grant;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "Notifications", description = "Notices of the signed-in user")
class NotificationController {

    private final Notifications notifications;
    private final NoticeStreams streams;
    private final Accounts accounts;
    private final CurrentUser currentUser;

    NotificationController(Notifications notifications, NoticeStreams streams, Accounts accounts,
            CurrentUser currentUser) {
        this.notifications = notifications;
        this.streams = streams;
        this.accounts = accounts;
        this.currentUser = currentUser;
    }

    @GetMapping
    @Operation(summary = "List the user's notices, newest first")
    Page<NoticeView> mine(@RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return notifications.mine(unread, new Paging(page, size));
    }

    @GetMapping("/unread")
    @Operation(summary = "Count the user's unread notices")
    Unread unread() {
        return notifications.unread();
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Follow the number of unread notices (server-sent events)",
            description = "Event `unread` now and whenever the number changes, event `end` when the session is over.")
    SseEmitter stream(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        // Proxies would keep the events until they have a page of them.
        response.setHeader("X-Accel-Buffering", "no");
        return streams.open(currentUser.username(), request.getSession().getId());
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark a notice as read")
    void read(@PathVariable long id) {
        notifications.markRead(id);
    }

    @PostMapping("/read-all")
    @Operation(summary = "Mark all of the user's notices as read")
    Map<String, Integer> readAll() {
        return Map.of("read", notifications.markAllRead());
    }

    @GetMapping("/failures")
    @Operation(summary = "List mail that was given up (administrators)")
    Page<FailedMail> failures(@RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        requireAdministrator();
        return notifications.failures(new Paging(page, size));
    }

    @PostMapping("/failures/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Send a mail again that was given up (administrators)")
    void retry(@PathVariable long id) {
        requireAdministrator();
        notifications.retry(id);
    }

    private void requireAdministrator() {
        if (!accounts.grantsOf(currentUser.username()).contains(Grant.ADMINISTRATOR)) {
            throw new NotAllowedException("Chỉ quản trị hệ thống mới xem và gửi lại được thư gửi lỗi.");
        }
    }
}
