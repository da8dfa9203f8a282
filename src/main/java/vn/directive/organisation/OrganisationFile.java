package vn.directive.organisation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import vn.directive.shared.DomainException;

/**
 * What an organisation file says.
 *
 * @param validFrom first day of every entry that names none
 * @param mailDomain accounts without an address of their own get {@code <username>@<mailDomain>}; may be null
 * @param accounts people without a post, or with application rights
 * @param successions decisions by which bodies followed others
 */
record OrganisationFile(LocalDate validFrom, String mailDomain, List<AccountEntry> accounts, List<BodyEntry> bodies,
        List<SuccessionEntry> successions) {

    OrganisationFile {
        LocalDate start = validFrom;
        accounts = list(accounts);
        bodies = list(bodies).stream().map(body -> body.startingAt(start)).toList();
        successions = list(successions);
    }

    record AccountEntry(String username, String displayName, String email, List<Grant> grants) {

        AccountEntry {
            grants = list(grants);
        }
    }

    record BodyEntry(String code, String name, String symbol, BodyKind kind, BodyLevel level, String parent,
            LocalDate validFrom, LocalDate validTo, List<PostEntry> posts) {

        BodyEntry {
            posts = list(posts);
        }

        private BodyEntry startingAt(LocalDate start) {
            LocalDate from = validFrom == null ? start : validFrom;
            return new BodyEntry(code, name, symbol, kind, level, parent, from, validTo,
                    posts.stream().map(post -> post.within(from, validTo)).toList());
        }
    }

    /** A post and who holds it; the title is also the display name of the holder's account. */
    record PostEntry(Role role, String title, String holder, LocalDate validFrom, LocalDate validTo) {

        private PostEntry within(LocalDate from, LocalDate to) {
            return new PostEntry(role, title, holder, validFrom == null ? from : validFrom,
                    validTo == null ? to : validTo);
        }
    }

    record SuccessionEntry(String predecessor, String successor, String kind, LocalDate effectiveOn,
            String decisionSymbol) {}

    /** @throws DomainException when the file is no YAML of this shape; says where */
    static OrganisationFile read(InputStream yaml) {
        ObjectMapper mapper = YAMLMapper.builder().addModule(new JavaTimeModule())
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
        try {
            return Objects.requireNonNullElseGet(mapper.readValue(yaml, OrganisationFile.class),
                    () -> new OrganisationFile(null, null, null, null, null));
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " ở dòng %d, cột %d".formatted(at.getLineNr(), at.getColumnNr());
            String what = e instanceof JsonMappingException mapping ? mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + (step.getIndex() + 1) + "]" : step.getFieldName())
                    .collect(Collectors.joining(".", " (", ")")) : "";
            throw new DomainException("Tệp tổ chức không đọc được" + where + what + ": sai cú pháp hoặc giá trị.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String mailAddress(String username) {
        return mailDomain == null ? null : username + "@" + mailDomain;
    }

    private static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : given.stream().filter(Objects::nonNull).toList();
    }
}
