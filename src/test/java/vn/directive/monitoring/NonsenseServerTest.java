package vn.directive.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.support.CaseDriver;
import vn.directive.support.HttpPerson;
import vn.directive.support.SampleDossier;
import vn.directive.support.ServerTest;

/** Whatever is sent to whichever address of {@code /api/v1}: it is answered or refused with a problem, never with 5xx. */
@ServerTest
class NonsenseServerTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final List<String> VALUES = List.of("nonsense", "-1", "0", "99999999999999999999", "a\0b",
            "' or 1=1 --", "%_\\", "${7*7}", "+999999999-12-31", "2023-02-30", "../..", "a;b", "\u202e\ud83d\ude00",
            "00000000-0000-0000-0000-000000000000", "x".repeat(2000), "");
    private static final List<String> DOCUMENTS = List.of("", "null", "{}", "[]", "[null]", "42", "\"x\"", "{", "{\"\":1}",
            "[".repeat(5000));
    private static final List<String> TEXTS = List.of("a\0b", "x".repeat(100_000), "+999999999-12-31", "-1", "", " ",
            "BDVTU", "BDVTU:leader", "2033-06-15");

    @LocalServerPort
    private int port;
    @Autowired
    private CaseDriver driver;
    @Autowired
    private Documents documents;
    @Autowired
    private JdbcClient jdbc;

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, String> existing = new LinkedHashMap<>();

    @BeforeEach
    void somethingOfEachKind() {
        UUID directive = SampleDossier.open(driver);
        UUID round = UUID.randomUUID();
        UUID request = UUID.randomUUID();
        UUID period = UUID.randomUUID();
        jdbc.sql("""
                insert into comment_round (id, directive_id, number, ordinal, mode, state, process_instance_id,
                    lead_body, asked_rules, reply_working_days, silence_policy, deadline, opened_at)
                values (:round, :id, 1, 1, 'WRITTEN', 'OPEN', 'x', 'BDVTU', '', 10, 'RECORDED_AS_SILENT', '2033-06-16',
                    '2023-06-01T08:00+07')
                """).param("round", round).param("id", directive).update();
        jdbc.sql("""
                insert into round_request (id, round_id, body, state, due, sent_at)
                values (:request, :round, 'HULN', 'PLANNED', '2033-06-16', null)
                """).param("request", request).param("round", round).update();
        jdbc.sql("""
                insert into report_period (id, directive_id, calendar_event_id, kind, label, period_from, period_to,
                    due_on, state, opened_at)
                values (:period, :id, gen_random_uuid(), 'QUARTER', 'Quý II/2023', '2023-03-15', '2023-06-14',
                    '2023-06-16', 'COLLECTING', now())
                """).param("period", period).param("id", directive).update();
        UUID document = driver.as("bdvtu.specialist", () -> {
            UUID id = documents.create(new NewDocument(directive, DocumentKind.DRAFT, "Dự thảo", "BDVTU"));
            documents.addText(id, "Dự thảo", "Một.");
            return id;
        });
        String task = driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directive.toString()).list().get(0).getId();
        existing.put("/directives/{id}", directive.toString());
        existing.put("/documents/{id}", document.toString());
        existing.put("/tasks/{id}", task);
        existing.put("{directiveId}", directive.toString());
        existing.put("{taskId}", task);
        existing.put("{roundId}", round.toString());
        existing.put("{requestId}", request.toString());
        existing.put("{periodId}", period.toString());
        existing.put("{number}", "1");
        existing.put("{key}", "directive-lifecycle");
        existing.put("{code}", "BDVTU");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vptu.manager", "bdvtu.specialist", "admin"})
    void nonsenseIsRefusedWithAProblem(String username) throws Exception {
        HttpPerson person = HttpPerson.loggedIn(port, username);
        JsonNode description = json.readTree(person.getJson("/api/v1/openapi").body());
        int addresses = 0;
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (!operation.getValue().toString().contains("text/event-stream")) {
                    probe(person, description, operation.getKey().toUpperCase(), path.getKey(), operation.getValue());
                    addresses++;
                }
            }
        }
        assertThat(addresses).as("operations of the description").isGreaterThan(50);
        assertThat(wrong).as(username).isEmpty();
    }

    private void probe(HttpPerson person, JsonNode description, String method, String path, JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content");
        String type = content.isEmpty() ? null : content.fieldNames().next();
        String real = real(path);
        for (String value : VALUES) {
            // What cannot stand in a path never comes as far as the product: the server refuses it.
            if (path.contains("{") && !value.matches("(?s).*[\\x00/\\\\].*")) {
                send(person, method, PLACE.matcher(path).replaceAll(Matcher.quoteReplacement(encoded(value))), type, "{}");
            }
            for (JsonNode parameter : operation.path("parameters")) {
                if ("query".equals(parameter.path("in").asText())) {
                    send(person, method, real + "?" + parameter.path("name").asText() + "=" + encoded(value), type, "{}");
                }
            }
        }
        if (type != null) {
            DOCUMENTS.forEach(document -> send(person, method, real, type, document));
            JsonNode schema = schema(description, content.path(type).path("schema"));
            for (String text : TEXTS) {
                send(person, method, real, type, filled(description, schema, text, false).toString());
                send(person, method, real, type, filled(description, schema, text, true).toString());
            }
            send(person, method, real, "text/plain", "x");
        }
        send(person, method.equals("PATCH") ? "GET" : "PATCH", real, null, null);
    }

    /** Ids of what exists, so that a request comes as far as its content. */
    private String real(String path) {
        String real = path;
        for (Map.Entry<String, String> known : existing.entrySet()) {
            real = real.replace(known.getKey(), known.getKey().replaceAll("\\{\\w+}",
                    Matcher.quoteReplacement(known.getValue())));
        }
        return PLACE.matcher(real).replaceAll(UUID.randomUUID().toString());
    }

    /** An object of the wanted properties: each text is the given one, each list holds nothing that makes sense. */
    private JsonNode filled(JsonNode description, JsonNode schema, String text, boolean wrongTypes) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode wanted = schema(description, property.getValue());
            switch (wanted.path("type").asText()) {
                case "array" -> {
                    JsonNode item = schema(description, wanted.path("items"));
                    if (wrongTypes) {
                        object.putArray(property.getKey()).addNull();
                    } else if ("object".equals(item.path("type").asText())) {
                        object.putArray(property.getKey()).add(filled(description, item, text, false));
                    } else {
                        object.putArray(property.getKey()).add(text).add(text);
                    }
                }
                case "integer", "number" -> object.put(property.getKey(), wrongTypes ? 1e300 : -1);
                case "boolean" -> object.put(property.getKey(), !wrongTypes);
                case "object" -> object.putObject(property.getKey()).put("a\0", text).putNull(text);
                default -> {
                    if (wrongTypes && Set.of("BDVTU", "a\0b").contains(text)) {
                        object.putObject(property.getKey()).put("x", text);
                    } else if ("uuid".equals(wanted.path("format").asText())) {
                        object.put(property.getKey(), UUID.randomUUID().toString());
                    } else if ("date".equals(wanted.path("format").asText()) && !text.contains("-")) {
                        object.put(property.getKey(), "2033-06-15");
                    } else {
                        object.put(property.getKey(), text);
                    }
                }
            }
        }
        return object;
    }

    private static JsonNode schema(JsonNode description, JsonNode schema) {
        return schema.has("$ref") ? description.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private void send(HttpPerson person, String method, String path, String type, String body) {
        String request = "%s %s %s".formatted(method, path, body == null ? "" : body);
        String shown = request.length() <= 300 ? request : request.substring(0, 300) + "…";
        HttpResponse<String> answer = person.api(method, path, type, body);
        String kind = answer.headers().firstValue("Content-Type").orElse("nothing");
        if (answer.statusCode() >= 500 || answer.statusCode() >= 400 && !kind.startsWith("application/problem+json")) {
            wrong.add("%d %s <- %s".formatted(answer.statusCode(), kind, shown));
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
