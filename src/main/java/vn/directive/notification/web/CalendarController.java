package vn.directive.notification.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.notification.CalendarFeeds;

/** Deadlines for calendar programmes; open to whoever knows the token. */
@RestController
class CalendarController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarFeeds feeds;

    CalendarController(CalendarFeeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping("/calendar/{token}.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String token) {
        byte[] text = feeds.read(token).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok().contentType(CALENDAR).cacheControl(CacheControl.noStore()).body(text);
    }
}
