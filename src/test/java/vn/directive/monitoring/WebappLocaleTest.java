package vn.directive.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each webapp's Vietnamese locale has the keys and placeholders of the English one it stands in for. */
class WebappLocaleTest {

    private static final String APP = "META-INF/resources/webjars/camunda/app/%1$s/";
    private static final String LOCALE = APP + "locales/%2$s.json";
    private static final String BUNDLE = APP + "camunda-%1$s-bootstrap.js";
    private static final String PLUGIN = "META-INF/resources/plugin/%1$s/app/plugin.js";

    private static final Pattern PLACEHOLDER = Pattern.compile(
        "\\{\\{[^}]*}}|\\{}|\\$\\{[^}]*}|%[sd]|</?(?:a|br|strong|em|b|i|code)\\b[^>]*>|&\\w+;");

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void matchesTheEnglishLocale(String app) throws IOException {
        String text = read(LOCALE.formatted(app, "vi"));
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).as("%s is in NFC", app).isTrue();

        Map<String, String> english = flatten(read(LOCALE.formatted(app, "en")));
        Map<String, String> vietnamese = flatten(text);
        assertThat(english).isNotEmpty();

        // Some texts have no key: the app looks them up by the English wording in its own script.
        Set<String> unkeyed = new TreeSet<>(vietnamese.keySet());
        unkeyed.removeAll(english.keySet());
        if (!unkeyed.isEmpty()) {
            String script = read(BUNDLE.formatted(app)) + read(PLUGIN.formatted(app));
            for (String key : unkeyed) {
                String wording = key.substring("/labels/".length());
                assertThat(script.contains('"' + wording + '"')).as("%s uses \"%s\"", app, wording).isTrue();
                assertPlaceholders(app, key, wording, vietnamese.get(key));
            }
        }

        vietnamese.keySet().removeAll(unkeyed);
        assertThat(vietnamese.keySet()).isEqualTo(english.keySet());
        english.forEach((key, value) -> assertPlaceholders(app, key, value, vietnamese.get(key)));
    }

    private static void assertPlaceholders(String app, String key, String english, String vietnamese) {
        assertThat(placeholders(vietnamese)).as("placeholders of %s in %s", key, app)
            .containsExactlyInAnyOrderElementsOf(placeholders(english));
    }

    private static List<String> placeholders(String value) {
        return PLACEHOLDER.matcher(value).results().map(MatchResult::group)
            .map(found -> found.startsWith("<") ? found : found.replace(" ", "")).toList();
    }

    private String read(String name) throws IOException {
        try (InputStream in = getClass().getClassLoader().getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }

    private Map<String, String> flatten(String text) throws IOException {
        Map<String, String> values = new TreeMap<>();
        collect("", json.readTree(text), values);
        return values;
    }

    private static void collect(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties().forEach(child -> collect(path + "/" + child.getKey(), child.getValue(), values));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), values);
            }
        } else {
            values.put(path, node.asText());
        }
    }
}
