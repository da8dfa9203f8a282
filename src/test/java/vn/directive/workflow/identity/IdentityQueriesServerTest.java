package vn.directive.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.support.CaseDriver;
import vn.directive.support.HttpPerson;
import vn.directive.support.SampleDossier;
import vn.directive.support.ServerTest;
import vn.directive.support.StatementCounter;

/** How often a request asks the organisation who somebody is: a few times, whatever it shows. */
@ServerTest
class IdentityQueriesServerTest {

    private static final String PERSON = "bdvtu.specialist";
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final Pattern IDENTITY =
            Pattern.compile("(?is).*\\b(membership|group_membership)\\(.*|.*\\bfrom\\s+\\(?(select \\* from )?"
                    + "(account|org_group|app_grant|dossier_access|substitution|holder)\\b.*");
    /** Questions by request; a request to the engine asks for the groups and dossiers that the person has now. */
    private static final Map<String, Long> BOUNDS = Map.of("login", 4L, "login and first address", 12L, "filters", 2L,
            "first page", 5L, "counts", 2L, "task", 3L, "form", 3L, "context", 2L);
    /** Background work may ask in the same moment, and only adds. */
    private static final int TRIES = 3;

    @LocalServerPort
    private int port;
    @Autowired
    private StatementCounter statements;
    @Autowired
    private CaseDriver driver;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ObjectMapper json;

    private HttpPerson person;

    @AfterEach
    void postsOfBefore() {
        jdbc.sql("delete from holder where post_id like '%:many%'").update();
        jdbc.sql("delete from post where id like '%:many%'").update();
        jdbc.sql("delete from org_group where name = 'Nhiều ủy viên'").update();
    }

    @Test
    void loginFirstPageAndATaskAskAFewTimesWhateverThePostsOfThePerson() throws Exception {
        SampleDossier.open(driver);
        Map<String, Long> asked = asked();
        assertThat(asked.get("login")).isPositive();
        assertThat(BOUNDS).allSatisfy((request, bound) -> assertThat(asked.get(request)).as(request)
                .isLessThanOrEqualTo(bound));

        jdbc.sql("""
                insert into post (id, body, role, title, valid_from)
                select code || ':many', code, 'member', 'Ủy viên', date '2020-10-27' from body
                where valid_to is null order by code limit 40""").update();
        jdbc.sql("""
                insert into holder (post_id, username, valid_from)
                select id, :person, valid_from from post where id like '%:many'""").param("person", PERSON).update();
        jdbc.sql("""
                insert into org_group (id, name, body, role) select code || ':member', 'Nhiều ủy viên', code, 'member' from body
                where valid_to is null order by code limit 40 on conflict do nothing""").update();
        Map<String, Long> askedWithManyPosts = asked();
        assertThat(BOUNDS).allSatisfy((request, bound) -> assertThat(askedWithManyPosts.get(request)).as(request)
                .isLessThanOrEqualTo(bound));
    }

    private Map<String, Long> asked() throws Exception {
        person = HttpPerson.loggedIn(port, PERSON);
        String filters = ENGINE + "/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task";
        String mine = "";
        for (JsonNode filter : json.readTree(person.getJson(filters).body())) {
            mine = filter.get("name").asText().equals("Việc của tôi") ? filter.get("id").asText() : mine;
        }
        String page = ENGINE + "/filter/" + mine + "/list?firstResult=0&maxResults=15";
        String task = json.readTree(person.hal("POST", page, "{}").body()).at("/_embedded/task/0/id").asText();
        assertThat(task).isNotEmpty();
        return Map.of("login", questions(() -> new HttpPerson(port).login(PERSON, HttpPerson.PASSWORD)),
                "login and first address", questions(() -> person = HttpPerson.loggedIn(port, PERSON)),
                "filters", questions(() -> person.getJson(filters)),
                "first page", questions(() -> person.hal("POST", page, "{}")),
                "counts", questions(() -> person.getJson("/api/v1/tasks/counts")),
                "task", questions(() -> person.getJson(ENGINE + "/task/" + task)),
                "form", questions(() -> person.getJson(ENGINE + "/task/" + task + "/deployed-form")),
                "context", questions(() -> person.getJson("/api/v1/tasks/" + task + "/context")));
    }

    private long questions(Callable<?> request) throws Exception {
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            counts.add(statements.ofAllThreads(request::call).stream()
                    .filter(sql -> IDENTITY.matcher(sql).matches()).count());
        }
        return counts.stream().min(Long::compare).orElseThrow();
    }
}
