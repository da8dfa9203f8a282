package vn.directive.consultation.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;
import vn.directive.organisation.BodyLevel;
import vn.directive.organisation.BodyQuery;
import vn.directive.organisation.Organisation;

/** Lists that a form offers, as the form player reads them. */
@Component
class FormOptions {

    private static final Set<BodyLevel> WITH_ACCOUNTS =
            EnumSet.of(BodyLevel.PROVINCE, BodyLevel.DISTRICT, BodyLevel.COMMUNE);

    private final Organisation organisation;
    private final ObjectMapper json;

    FormOptions(Organisation organisation, ObjectMapper json) {
        this.organisation = organisation;
        this.json = json;
    }

    /** Every body that can be asked. */
    TypedValue bodies() {
        return options(organisation.find(BodyQuery.of(Set.of(), WITH_ACCOUNTS)).stream()
                .map(b -> Map.entry(b.code(), b.name())).toList());
    }

    TypedValue named(List<String> codes) {
        return named(organisation.names(codes));
    }

    /** @param names by code */
    TypedValue named(Map<String, String> names) {
        return options(List.copyOf(names.entrySet()));
    }

    /** Preselected values of a checklist or tag list. */
    TypedValue values(List<String> values) {
        return write(values);
    }

    private TypedValue options(List<Map.Entry<String, String>> entries) {
        return write(entries.stream().sorted(Comparator.comparing(Map.Entry::getValue))
                .map(e -> Map.of("label", e.getValue(), "value", e.getKey())).toList());
    }

    private TypedValue write(Object value) {
        try {
            return SpinValues.jsonValue(json.writeValueAsString(value)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
