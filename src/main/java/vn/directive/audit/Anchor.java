package vn.directive.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What the newest sealed entry was at some time, kept outside the table: whoever rewrites or cuts the chain has to
 * rewrite every anchor as well.
 *
 * @param hash hexadecimal
 */
record Anchor(Instant at, long position, String hash) {

    /** One line: time in UTC, position, hash. */
    String line() {
        return at + " " + position + " " + hash;
    }

    /** Empty when it is no such line. */
    static Optional<Anchor> parse(String line) {
        String[] parts = line.strip().split(" ");
        if (parts.length != 3 || !parts[1].matches("\\d{1,18}") || !parts[2].matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Anchor(Instant.parse(parts[0]), Long.parseLong(parts[1]), parts[2]));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
