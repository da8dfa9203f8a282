package vn.directive.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.web.session.HttpSessionDestroyedEvent;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import vn.directive.support.ProcessTest;

/** The bell hears what any node wrote, at one query for everybody, and falls silent with the session. */
@ProcessTest
class NoticeStreamsTest {

    @Autowired
    private MockMvc web;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private NoticeStreams streams;

    @AfterEach
    void hangUp() {
        streams.close();
        jdbc.sql("delete from notice where key like 'stream:%'").update();
    }

    @Test
    void tellsTheNumberAtOnceAndWhenItChanges() throws Exception {
        MvcResult clerk = open("huln.clerk", new MockHttpSession());
        MvcResult leader = open("huln.leader", new MockHttpSession());
        String before = text(clerk);
        assertThat(before).contains("event:unread", "\"count\":");
        String leaderBefore = text(leader);

        write("huln.clerk");
        streams.push();
        assertThat(text(clerk).substring(before.length())).containsOnlyOnce("event:unread");
        assertThat(text(leader)).isEqualTo(leaderBefore);
        String after = text(clerk);
        streams.push();
        assertThat(text(clerk)).as("nothing new").isEqualTo(after);
    }

    @Test
    void endsWithTheSession() throws Exception {
        MockHttpSession session = new MockHttpSession();
        MvcResult stream = open("huln.clerk", session);
        open("huln.leader", new MockHttpSession());
        streams.onSessionEnd(new HttpSessionDestroyedEvent(session));
        assertThat(text(stream)).contains("event:end");
        assertThat(streams.size()).isEqualTo(1);
    }

    @Test
    void aSessionHasAFewStreamsOnly() throws Exception {
        MockHttpSession session = new MockHttpSession();
        for (int n = 0; n < 4; n++) {
            open("huln.clerk", session);
        }
        web.perform(get("/api/v1/notifications/stream").session(session).with(user("huln.clerk")))
                .andExpect(status().isTooManyRequests());
    }

    private MvcResult open(String username, MockHttpSession session) throws Exception {
        return web.perform(get("/api/v1/notifications/stream").session(session).with(user(username)))
                .andExpect(request().asyncStarted()).andReturn();
    }

    private static String text(MvcResult stream) throws Exception {
        return stream.getResponse().getContentAsString();
    }

    private void write(String recipient) {
        jdbc.sql("""
                insert into notice (key, recipient, kind, title, text, created_at)
                values ('stream:' || :user, :user, 'DIRECTIVE_ENDED', 'Thử', 'Thử', now())
                """).param("user", recipient).update();
    }
}
