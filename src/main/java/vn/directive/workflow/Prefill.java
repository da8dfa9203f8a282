package vn.directive.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.plugin.variable.SpinValues;

/** Puts into a new task what its form shows or proposes; all of it is local to the task. */
public final class Prefill {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 4000;
    private static final String MORE = "… (xem đầy đủ ở thẻ Hồ sơ)";

    private final DelegateTask task;

    private Prefill(DelegateTask task) {
        this.task = task;
    }

    public static Prefill of(DelegateTask task) {
        return new Prefill(task);
    }

    /** Null leaves the field empty; the engine cannot store more than 4,000 characters, so the rest is cut off. */
    public Prefill text(String key, String value) {
        if (value != null) {
            task.setVariableLocal(key, value.length() <= LONGEST ? value
                    : value.substring(0, LONGEST - MORE.length()) + MORE);
        }
        return this;
    }

    /** Whole lines only, as many as a text field holds. */
    public Prefill lines(String key, List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (text.length() + line.length() + 1 > LONGEST) {
                break;
            }
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        return text(key, text.toString());
    }

    /** Rows as people typed them, as a list to read: no bars, no empty columns. */
    public Prefill list(String key, String rows) {
        return rows == null ? this : lines(key, rows.lines().filter(row -> !row.isBlank())
                .map(row -> "- " + Arrays.stream(row.split("\\|")).map(String::strip).filter(c -> !c.isEmpty())
                        .collect(Collectors.joining(" · "))).toList());
    }

    public Prefill date(String key, LocalDate value) {
        return text(key, value == null ? null : value.toString());
    }

    public Prefill flag(String key, boolean value) {
        task.setVariableLocal(key, value);
        return this;
    }

    public Prefill number(String key, int value) {
        task.setVariableLocal(key, value);
        return this;
    }

    /** Rows of a table component, by column key. */
    public Prefill table(String key, List<Map<String, Object>> rows) {
        return json(key, rows);
    }

    /** Chosen values of a tag list or checklist. */
    public Prefill chosen(String key, List<String> values) {
        return json(key, values);
    }

    /** What a select or tag list offers under its {@code valuesKey}: Vietnamese label by value, in order. */
    public Prefill options(String valuesKey, Map<String, String> labels) {
        List<Map<String, String>> options = new ArrayList<>();
        labels.forEach((value, label) -> options.add(Map.of("label", label, "value", value)));
        return json(valuesKey, options);
    }

    private Prefill json(String key, Object value) {
        try {
            task.setVariableLocal(key, SpinValues.jsonValue(JSON.writeValueAsString(value)).create());
            return this;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
