package vn.directive.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import vn.directive.organisation.OrganisationRows.AccountRow;
import vn.directive.organisation.OrganisationRows.GrantRow;
import vn.directive.organisation.OrganisationRows.HolderRow;
import vn.directive.organisation.OrganisationRows.Placed;
import vn.directive.organisation.OrganisationRows.PostRow;
import vn.directive.organisation.OrganisationRows.SubstitutionRow;
import vn.directive.organisation.OrganisationRows.SuccessionRow;
import vn.directive.shared.DomainException;

/**
 * The organisation as YAML.
 *
 * @param validFrom first day of every entry that names none
 * @param mailDomain accounts without an address of their own get {@code <username>@<mailDomain>}; may be null
 * @param accounts people without a post, or with application rights
 * @param successions decisions by which bodies followed others
 * @param substitutions who stands in for whom
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record OrganisationFile(LocalDate validFrom, String mailDomain, List<AccountEntry> accounts, List<BodyEntry> bodies,
        List<SuccessionEntry> successions, List<SubstitutionEntry> substitutions) {

    /** The library's own limit, three million characters, is less than a province with all its posts. */
    private static final int MOST_CHARACTERS = 100_000_000;
    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder().loaderOptions(limits()).build())
            .addModule(new JavaTimeModule()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR).build();

    OrganisationFile {
        LocalDate start = validFrom;
        accounts = list(accounts);
        bodies = list(bodies).stream().map(body -> body.startingAt(start)).toList();
        successions = list(successions);
        substitutions = list(substitutions);
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record AccountEntry(String username, String displayName, String email, List<Grant> grants) {

        AccountEntry {
            grants = list(grants);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
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

    /**
     * A post and who holds it; the title is also the display name of a holder whose account is new.
     *
     * @param id null for {@code <body>:<role>}, from the second post of the role on with its number
     * @param holder who holds it as long as the post is there; for several holders one after the other, holders
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record PostEntry(String id, Role role, String title, String holder, LocalDate validFrom, LocalDate validTo,
            List<HolderEntry> holders) {

        PostEntry {
            holders = list(holders);
        }

        private PostEntry within(LocalDate from, LocalDate to) {
            return new PostEntry(id, role, title, holder, validFrom == null ? from : validFrom,
                    validTo == null ? to : validTo, holders);
        }

        private List<HolderEntry> allHolders() {
            List<HolderEntry> all = new ArrayList<>();
            if (holder != null) {
                all.add(new HolderEntry(holder, validFrom, validTo, null));
            }
            holders.forEach(h -> all.add(new HolderEntry(h.username(), h.validFrom() == null ? validFrom
                    : h.validFrom(), h.validTo() == null ? validTo : h.validTo(), h.charge())));
            return all;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record HolderEntry(String username, LocalDate validFrom, LocalDate validTo, Charge charge) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record SuccessionEntry(String predecessor, String successor, SuccessionKind kind, LocalDate effectiveOn,
            String decisionSymbol) {}

    /** @param body only for posts in this body, or null for all; @param role only for this role, or null for all */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record SubstitutionEntry(String absent, String substitute, LocalDate validFrom, LocalDate validTo, String body,
            Role role, String reason) {}

    /** @throws DomainException when the file is no YAML of this shape; says where */
    static OrganisationRows read(InputStream yaml) {
        try {
            return Objects.requireNonNullElseGet(YAML.readValue(yaml, OrganisationFile.class),
                    () -> new OrganisationFile(null, null, null, null, null, null)).rows();
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " ở dòng %d, cột %d".formatted(at.getLineNr(), at.getColumnNr());
            String what = e instanceof JsonMappingException mapping ? mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + (step.getIndex() + 1) + "]" : step.getFieldName())
                    .collect(Collectors.joining(".", " (", ")")) : "";
            throw new DomainException("file", "Tệp tổ chức không đọc được" + where + what + ": " + fault(e));
        } catch (IOException e) {
            throw new DomainException("file", "Tệp tổ chức không đọc được: tệp YAML phải ghi bằng mã UTF-8.");
        }
    }

    private static String fault(JacksonException e) {
        if (e instanceof InvalidFormatException wrong && wrong.getTargetType() == LocalDate.class) {
            return "“%s” không phải ngày; hãy ghi 2025-12-31.".formatted(wrong.getValue());
        }
        if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
            return "“%s”; chỉ nhận %s.".formatted(wrong.getValue(), Arrays.stream(
                    wrong.getTargetType().getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return "sai cú pháp hoặc giá trị.";
    }

    static void write(OrganisationState state, OutputStream target) {
        Map<String, List<GrantRow>> grants = state.grants().stream()
                .collect(Collectors.groupingBy(GrantRow::username, TreeMap::new, Collectors.toList()));
        Map<String, List<HolderRow>> holders = state.holders().stream()
                .collect(Collectors.groupingBy(HolderRow::postId));
        Map<String, List<PostRow>> posts = state.posts().stream().collect(Collectors.groupingBy(PostRow::body));
        Map<String, LocalDate> last = new HashMap<>();
        state.bodies().forEach(b -> last.merge(b.code(), b.validFrom(), (one, other) ->
                one.isAfter(other) ? one : other));
        OrganisationFile file = new OrganisationFile(null, null,
                state.accounts().stream().map(a -> new AccountEntry(a.username(), a.displayName(), a.email(),
                        grants.getOrDefault(a.username(), List.of()).stream().map(GrantRow::authority).toList()))
                        .toList(),
                state.bodies().stream().map(b -> new BodyEntry(b.code(), b.name(), b.symbol(), b.kind(), b.level(),
                        b.parent(), b.validFrom(), b.validTo(), b.validFrom().equals(last.get(b.code()))
                        ? entries(posts.getOrDefault(b.code(), List.of()), holders) : List.of())).toList(),
                state.successions().stream().map(s -> new SuccessionEntry(s.predecessor(), s.successor(), s.kind(),
                        s.effectiveOn(), s.decisionSymbol())).toList(),
                state.substitutions().stream().map(s -> new SubstitutionEntry(s.absent(), s.substitute(),
                        s.validFrom(), s.validTo(), s.body(), s.role() == null ? null : Role.of(s.role()),
                        s.reason())).toList());
        try {
            YAML.writeValue(target, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<PostEntry> entries(List<PostRow> posts, Map<String, List<HolderRow>> holders) {
        return posts.stream().map(p -> new PostEntry(p.id(), Role.of(p.role()), p.title(), null, p.validFrom(),
                p.validTo(), holders.getOrDefault(p.id(), List.of()).stream()
                .map(h -> new HolderEntry(h.username(), h.validFrom(), h.validTo(), h.charge())).toList())).toList();
    }

    private OrganisationRows rows() {
        Map<String, Placed<AccountRow>> implied = new LinkedHashMap<>();
        OrganisationRows rows = new OrganisationRows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), List.of());
        int n = 0;
        for (AccountEntry entry : accounts) {
            String place = "Tài khoản thứ %d (%s)".formatted(++n, entry.username());
            rows.accounts().add(Placed.inFile(place, new AccountRow(entry.username(), clean(entry.displayName()),
                    entry.email() == null ? mailAddress(entry.username()) : clean(entry.email()), false)));
            entry.grants().forEach(grant ->
                    rows.grants().add(Placed.inFile(place, new GrantRow(entry.username(), grant))));
        }
        n = 0;
        for (BodyEntry entry : bodies) {
            String place = "Cơ quan thứ %d (%s)".formatted(++n, entry.code());
            rows.bodies().add(Placed.inFile(place, new Body(entry.code(), clean(entry.name()), clean(entry.symbol()),
                    entry.kind(), entry.level(), entry.parent(), entry.validFrom(), entry.validTo())));
            Map<Role, Integer> count = new EnumMap<>(Role.class);
            for (PostEntry post : entry.posts()) {
                String where = place + ", vị trí “" + post.title() + "”";
                int number = post.role() == null ? 0 : count.merge(post.role(), 1, Integer::sum);
                String role = post.role() == null ? null : post.role().key();
                String id = post.id() != null ? post.id() : entry.code() + ":" + role + (number == 1 ? "" : number);
                rows.posts().add(Placed.inFile(where, new PostRow(id, entry.code(), role, clean(post.title()),
                        post.validFrom(), post.validTo())));
                post.allHolders().forEach(holder -> {
                    rows.holders().add(Placed.inFile(where, new HolderRow(id, holder.username(), holder.validFrom(),
                            holder.validTo(), holder.charge())));
                    implied.putIfAbsent(holder.username(), Placed.inFile(where, new AccountRow(holder.username(),
                            clean(post.title()), mailAddress(holder.username()), true)));
                });
            }
        }
        rows.accounts().addAll(implied.values());
        n = 0;
        for (SuccessionEntry s : successions) {
            rows.successions().add(Placed.inFile("Kế thừa thứ %d (%s)".formatted(++n, s.predecessor()),
                    new SuccessionRow(s.predecessor(), s.successor(), s.kind(), s.effectiveOn(),
                            clean(s.decisionSymbol()))));
        }
        n = 0;
        for (SubstitutionEntry s : substitutions) {
            rows.substitutions().add(Placed.inFile("Thay thế thứ %d (%s)".formatted(++n, s.absent()),
                    new SubstitutionRow(s.absent(), s.substitute(), s.validFrom(), s.validTo(), s.body(),
                            s.role() == null ? null : s.role().key(), clean(s.reason()))));
        }
        return rows;
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_CHARACTERS);
        return limits;
    }

    private String mailAddress(String username) {
        return mailDomain == null ? null : username + "@" + mailDomain;
    }

    /** Nothing but blanks says nothing, as in a table. */
    private static String clean(String text) {
        String cleaned = OrganisationRows.clean(text);
        return cleaned == null || cleaned.isEmpty() ? null : cleaned;
    }

    private static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : given.stream().filter(Objects::nonNull).toList();
    }
}
