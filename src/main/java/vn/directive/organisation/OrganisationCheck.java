package vn.directive.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.directive.organisation.OrganisationFile.AccountEntry;
import vn.directive.organisation.OrganisationFile.BodyEntry;
import vn.directive.organisation.OrganisationFile.PostEntry;
import vn.directive.organisation.OrganisationFile.SuccessionEntry;
import vn.directive.organisation.OrganisationRows.HolderRow;

/** Finds everything that is wrong with an organisation file before a row is written; each finding names its entry. */
class OrganisationCheck {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+");
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]+");
    private static final Set<String> SUCCESSIONS = Set.of("MERGE", "SPLIT", "RENAME", "MOVE", "DISSOLVE");

    private final List<String> faults = new ArrayList<>();

    /** What the entries lack in themselves; while there are such faults the rows cannot be compared. */
    List<String> ofEntries(OrganisationFile file) {
        int n = 0;
        Set<String> usernames = new HashSet<>();
        for (AccountEntry account : file.accounts()) {
            String where = "Tài khoản thứ %d (%s)".formatted(++n, account.username());
            require(matches(USERNAME, account.username()), where, "tên đăng nhập chỉ gồm a-z, 0-9, dấu chấm, gạch");
            require(filled(account.displayName()), where, "thiếu tên hiển thị (displayName)");
            require(usernames.add(account.username()), where, "tên đăng nhập bị lặp");
        }
        n = 0;
        Set<String> firstDays = new HashSet<>();
        for (BodyEntry body : file.bodies()) {
            String where = "Cơ quan thứ %d (%s)".formatted(++n, body.code());
            require(matches(CODE, body.code()), where, "mã chỉ gồm A-Z, 0-9");
            require(filled(body.name()), where, "thiếu tên (name)");
            require(body.kind() != null, where, "thiếu loại (kind)");
            require(body.level() != null, where, "thiếu cấp (level)");
            require(firstDays.add(body.code() + body.validFrom()), where, "mã bị lặp");
            dates(where, body.validFrom(), body.validTo());
            for (PostEntry post : body.posts()) {
                String place = where + ", vị trí “" + post.title() + "”";
                require(post.role() != null, place, "thiếu vai trò (role)");
                require(filled(post.title()), place, "thiếu chức danh (title)");
                require(post.holder() == null || matches(USERNAME, post.holder()), place,
                        "tên đăng nhập “" + post.holder() + "” chỉ gồm a-z, 0-9, dấu chấm, gạch");
                dates(place, post.validFrom(), post.validTo());
            }
        }
        n = 0;
        for (SuccessionEntry succession : file.successions()) {
            String where = "Kế thừa thứ %d (%s)".formatted(++n, succession.predecessor());
            require(filled(succession.predecessor()), where, "thiếu cơ quan cũ (predecessor)");
            require(succession.kind() != null && SUCCESSIONS.contains(succession.kind()), where,
                    "loại (kind) phải là MERGE, SPLIT, RENAME, MOVE hoặc DISSOLVE");
            require(succession.successor() != null || "DISSOLVE".equals(succession.kind()), where,
                    "thiếu cơ quan kế thừa (successor)");
            require(succession.effectiveOn() != null, where, "thiếu ngày hiệu lực (effectiveOn)");
            require(filled(succession.decisionSymbol()), where, "thiếu số quyết định (decisionSymbol)");
        }
        return faults;
    }

    /** Whether the file fits together and fits what is already known. */
    List<String> ofWhole(OrganisationFile file, OrganisationRows rows, List<Body> otherBodies,
            List<HolderRow> otherHolders) {
        List<Body> bodies = Stream.concat(otherBodies.stream(), rows.bodies().stream()).toList();
        Set<String> codes = bodies.stream().map(Body::code).collect(Collectors.toSet());
        Map<String, List<Body>> byCode = bodies.stream().collect(Collectors.groupingBy(Body::code));
        int n = 0;
        for (BodyEntry body : file.bodies()) {
            String where = "Cơ quan thứ %d (%s)".formatted(++n, body.code());
            require(body.parent() == null || codes.contains(body.parent()), where,
                    "không có cơ quan cấp trên “" + body.parent() + "”");
            for (Body other : byCode.get(body.code())) {
                require(other.validFrom().equals(body.validFrom()) || !overlap(body.validFrom(), body.validTo(),
                        other.validFrom(), other.validTo()), where, "thời gian hiệu lực chồng lên dòng khác cùng mã ("
                        + "từ " + other.validFrom() + ")");
            }
        }
        cycles(bodies);
        for (HolderRow holder : rows.holders()) {
            for (HolderRow other : otherHolders) {
                require(!other.postId().equals(holder.postId()) || !overlap(holder.validFrom(),
                        holder.validTo(), other.validFrom(), other.validTo()), "Vị trí " + holder.postId(),
                        "đang do “%s” giữ từ %s; hãy ghi ngày thôi giữ trước".formatted(other.username(),
                                other.validFrom()));
            }
        }
        for (SuccessionEntry succession : file.successions()) {
            for (String code : Stream.of(succession.predecessor(), succession.successor()).filter(Objects::nonNull)
                    .toList()) {
                require(codes.contains(code), "Kế thừa " + succession.predecessor(), "không có cơ quan “" + code + "”");
            }
        }
        return faults;
    }

    private void cycles(List<Body> bodies) {
        Set<String> found = new TreeSet<>();
        for (LocalDate day : bodies.stream().map(Body::validFrom).collect(Collectors.toCollection(TreeSet::new))) {
            Map<String, String> parents = new HashMap<>();
            bodies.stream().filter(b -> overlap(day, day, b.validFrom(), b.validTo()))
                    .forEach(b -> parents.put(b.code(), b.parent()));
            for (String start : parents.keySet()) {
                Set<String> passed = new HashSet<>();
                String code = start;
                while (code != null && passed.add(code)) {
                    code = parents.get(code);
                }
                if (start.equals(code)) {
                    found.add(code);
                }
            }
        }
        require(found.isEmpty(), "Cơ quan " + String.join(", ", found), "quan hệ cấp trên tạo thành vòng");
    }

    private void dates(String where, LocalDate from, LocalDate to) {
        require(from != null, where, "thiếu ngày bắt đầu (validFrom)");
        require(from == null || to == null || !to.isBefore(from), where, "ngày kết thúc trước ngày bắt đầu");
    }

    private void require(boolean holds, String where, String fault) {
        if (!holds) {
            faults.add(where + ": " + fault + ".");
        }
    }

    private static boolean overlap(LocalDate from, LocalDate to, LocalDate otherFrom, LocalDate otherTo) {
        return (otherTo == null || !from.isAfter(otherTo)) && (to == null || !otherFrom.isAfter(to));
    }

    private static boolean filled(String text) {
        return text != null && !text.isBlank();
    }

    private static boolean matches(Pattern pattern, String text) {
        return text != null && pattern.matcher(text).matches();
    }
}
