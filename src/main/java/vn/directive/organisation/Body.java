package vn.directive.organisation;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A body as it is (or was) within its dates.
 *
 * @param code stable ASCII code, for example {@code BDVTU}; the first half of its candidate groups
 * @param name full Vietnamese name
 * @param symbol what follows the slash in its document symbols, for example {@code BDVTU} or {@code TU}; may be null
 * @param parent code of the superior body, or null at the top
 * @param validFrom first day
 * @param validTo last day, or null while it exists
 */
public record Body(String code, String name, String symbol, BodyKind kind, BodyLevel level, String parent,
        LocalDate validFrom, LocalDate validTo) {

    public Optional<String> superior() {
        return Optional.ofNullable(parent);
    }
}
