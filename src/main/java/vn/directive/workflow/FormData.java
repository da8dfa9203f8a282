package vn.directive.workflow;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;
import vn.directive.shared.DomainException;

/**
 * What a person submitted with a form, already taken out of the process variables. Every reader checks
 * its field and throws a {@link DomainException} with a Vietnamese message naming the field's label.
 */
// The engine writes even a transient value once to bytes, which it then throws away.
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
public final class FormData {

    /** Transient variable in which the engine plugin hands the data to listeners. */
    public static final String VARIABLE = "submittedForm";

    private static final int LONGEST_NUMBER = 15;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> values;
    private final Map<String, String> labels;

    /**
     * @param values what was submitted, by field key
     * @param labels Vietnamese label by field key, for messages
     */
    public FormData(Map<String, Object> values, Map<String, String> labels) {
        this.values = new LinkedHashMap<>(values);
        this.labels = Map.copyOf(labels);
    }

    /** The data of the form that is being submitted; empty when the task was completed without one. */
    public static FormData of(VariableScope scope) {
        return scope.getVariable(VARIABLE) instanceof FormData data ? data : new FormData(Map.of(), Map.of());
    }

    /** Required text, NFC, trimmed. */
    public String text(String key) {
        return optionalText(key).orElseThrow(() -> problem(key, "bắt buộc nhập"));
    }

    public Optional<String> optionalText(String key) {
        return Optional.ofNullable(values.get(key))
                .map(v -> Normalizer.normalize(v.toString(), Normalizer.Form.NFC).strip())
                .filter(v -> !v.isEmpty());
    }

    public LocalDate date(String key) {
        return optionalDate(key).orElseThrow(() -> problem(key, "bắt buộc chọn ngày"));
    }

    public Optional<LocalDate> optionalDate(String key) {
        return optionalText(key).map(v -> {
            try {
                return LocalDate.parse(v.length() > 10 ? v.substring(0, 10) : v);
            } catch (DateTimeParseException e) {
                throw problem(key, "không phải là một ngày hợp lệ");
            }
        });
    }

    /** Required whole number. */
    public int number(String key) {
        return optionalNumber(key).orElseThrow(() -> problem(key, "bắt buộc nhập số"));
    }

    public Optional<Integer> optionalNumber(String key) {
        return optionalDecimal(key).map(v -> {
            try {
                return v.intValueExact();
            } catch (ArithmeticException e) {
                throw problem(key, "phải là số nguyên");
            }
        });
    }

    public Optional<BigDecimal> optionalDecimal(String key) {
        return optionalText(key).map(v -> {
            try {
                BigDecimal number = new BigDecimal(v);
                if (Math.abs((long) number.precision() - number.scale()) > LONGEST_NUMBER || number.scale() > LONGEST_NUMBER) {
                    throw problem(key, "có quá nhiều chữ số");
                }
                return number;
            } catch (NumberFormatException e) {
                throw problem(key, "không phải là số");
            }
        });
    }

    /** A checkbox; unticked when absent. */
    public boolean flag(String key) {
        return Boolean.parseBoolean(String.valueOf(values.get(key)));
    }

    /** Required choice of an enum by its name. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        return optionalChoice(key, type).orElseThrow(() -> problem(key, "bắt buộc chọn"));
    }

    public <E extends Enum<E>> Optional<E> optionalChoice(String key, Class<E> type) {
        return optionalText(key).map(v -> Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(v)).findFirst()
                .orElseThrow(() -> problem(key, "có giá trị ngoài danh sách")));
    }

    /** Several choices of a checklist or tag list; empty when none. */
    public List<String> choices(String key) {
        Object value = values.get(key);
        if (value == null || value.toString().isBlank()) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        try {
            return JSON.readValue(value.toString(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw problem(key, "có giá trị ngoài danh sách");
        }
    }

    /**
     * Rows typed one a line with columns between {@code |}; blank lines are skipped.
     *
     * @param columns Vietnamese names of the columns, for messages
     * @param required how many of the leading columns must not be empty
     * @throws DomainException naming the line and the column that is missing
     */
    public List<Row> rows(String key, List<String> columns, int required) {
        List<Row> rows = new ArrayList<>();
        List<String> lines = optionalText(key).map(t -> t.lines().toList()).orElse(List.of());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            List<String> cells = new ArrayList<>(
                    Arrays.stream(lines.get(i).split("\\|", -1)).map(String::strip).toList());
            if (cells.size() > columns.size()) {
                throw problem(key, "dòng %d có %d cột, chỉ cần %d cột (%s)".formatted(i + 1, cells.size(),
                        columns.size(), String.join(" | ", columns)));
            }
            cells.addAll(Collections.nCopies(columns.size() - cells.size(), ""));
            for (int c = 0; c < required; c++) {
                if (cells.get(c).isEmpty()) {
                    throw problem(key, "dòng %d thiếu cột “%s” (mỗi dòng: %s)".formatted(i + 1, columns.get(c),
                            String.join(" | ", columns)));
                }
            }
            rows.add(new Row(this, key, i + 1, columns, List.copyOf(cells)));
        }
        return rows;
    }

    /** A problem of one field, worded "label: message". */
    public DomainException problem(String key, String message) {
        return new DomainException(key, "“%s”: %s.".formatted(labels.getOrDefault(key, key), message));
    }

    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public String toString() {
        return values.keySet().stream().collect(Collectors.joining(", ", "FormData[", "]"));
    }

    /**
     * One typed line.
     *
     * @param line its number in the text, from 1
     */
    public record Row(FormData form, String key, int line, List<String> columns, List<String> cells) {

        /** Strict, or 31/2 would silently become the last day of February. */
        private static final DateTimeFormatter DAY =
                DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

        public String text(int column) {
            return cells.get(column);
        }

        public Optional<String> optionalText(int column) {
            return Optional.of(cells.get(column)).filter(c -> !c.isEmpty());
        }

        /** Whole number; dots and spaces as thousands separators are accepted, empty counts as 0. */
        public int number(int column) {
            String typed = cells.get(column);
            if (typed.isEmpty()) {
                return 0;
            }
            try {
                // "1.704" is a thousand and more, but "2.5" must not become 25.
                return Integer.parseInt(typed.matches("\\d{1,3}([.\\s]\\d{3})+") ? typed.replaceAll("\\D", "") : typed);
            } catch (NumberFormatException e) {
                throw problem(column, "không phải là số nguyên");
            }
        }

        /** A date written dd/MM/yyyy (or ISO); empty when the cell is. */
        public Optional<LocalDate> date(int column) {
            return optionalText(column).map(v -> {
                try {
                    return v.contains("/")
                            ? LocalDate.parse(v, DAY)
                            : LocalDate.parse(v);
                } catch (DateTimeParseException e) {
                    throw problem(column, "không phải là ngày (viết ngày/tháng/năm)");
                }
            });
        }

        public DomainException problem(int column, String message) {
            return form.problem(key, "dòng %d, cột “%s” %s".formatted(line, columns.get(column), message));
        }
    }
}
