package vn.directive.issuance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.directive.organisation.Body;
import vn.directive.organisation.BodyKind;
import vn.directive.organisation.BodyLevel;
import vn.directive.organisation.BodyQuery;
import vn.directive.organisation.Organisation;
import vn.directive.shared.DomainException;

/** Who may receive a committee's directive. */
@Component
public class DirectiveRecipients {

    private static final Set<BodyKind> ORGANS = Set.of(BodyKind.STANDING_COMMITTEE, BodyKind.STANDING_BOARD);

    private final Organisation organisation;

    DirectiveRecipients(Organisation organisation) {
        this.organisation = organisation;
    }

    /**
     * Codes of the bodies that receive, in order.
     *
     * @param groups whole groups
     * @param others further bodies by code
     * @param except bodies of the groups that do not receive
     * @throws DomainException when nobody is left or a code is unknown
     */
    List<String> resolve(String issuer, Set<RecipientGroup> groups, List<String> others, List<String> except) {
        Set<String> codes = new TreeSet<>();
        groups.forEach(group -> bodies(issuer, group).forEach(body -> codes.add(body.code())));
        for (String other : others) {
            codes.add(organisation.find(other).map(Body::code).orElseThrow(() -> new DomainException(
                    "otherRecipients", "Không có cơ quan nào mang mã %s.".formatted(other))));
        }
        except.forEach(codes::remove);
        if (codes.isEmpty()) {
            throw new DomainException("recipientGroups", "Cần chọn ít nhất một nơi nhận.");
        }
        return List.copyOf(codes);
    }

    /** Bodies a clerk may choose one by one: those of the committee's own level and the next one; name by code. */
    public Map<String, String> choices(String issuer) {
        Body root = committee(issuer);
        Map<String, String> names = new LinkedHashMap<>();
        organisation.find(new BodyQuery(Set.of(), Set.of(root.level(), next(root.level())), Set.of(), root.code()))
                .stream().filter(body -> !ORGANS.contains(body.kind()))
                .forEach(body -> names.put(body.code(), body.name()));
        return names;
    }

    private List<Body> bodies(String issuer, RecipientGroup group) {
        Body root = committee(issuer);
        BodyLevel level = group.below() ? next(root.level()) : root.level();
        return organisation.find(new BodyQuery(group.kinds(), Set.of(level), Set.of(), root.code()));
    }

    private Body committee(String issuer) {
        Body body = organisation.body(issuer);
        while (ORGANS.contains(body.kind()) && body.superior().isPresent()) {
            body = organisation.body(body.superior().get());
        }
        return body;
    }

    private static BodyLevel next(BodyLevel level) {
        return BodyLevel.values()[Math.min(level.ordinal() + 1, BodyLevel.values().length - 1)];
    }
}
