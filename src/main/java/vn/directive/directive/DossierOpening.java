package vn.directive.directive;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.Directives.NewDirective;
import vn.directive.organisation.Body;
import vn.directive.organisation.BodyKind;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;

/** Opens dossiers that people propose: finds the issuer's Office and Standing Board and checks who proposes. */
@Service
@Transactional
public class DossierOpening {

    private final Directives directives;
    private final DossierTenants tenants;
    private final Organisation organisation;
    private final CurrentUser currentUser;

    DossierOpening(Directives directives, DossierTenants tenants, Organisation organisation, CurrentUser currentUser) {
        this.directives = directives;
        this.tenants = tenants;
        this.organisation = organisation;
        this.currentUser = currentUser;
    }

    /**
     * @throws DomainException at the field at fault
     * @throws NotAllowedException when the person is a specialist neither of the lead body nor of the Office
     */
    public UUID open(Proposal proposal) {
        Body issuer = organisation.find(proposal.issuer())
                .orElseThrow(() -> unknownBody("issuerBody", proposal.issuer()));
        organisation.find(proposal.leadBody()).orElseThrow(() -> unknownBody("draftingBody", proposal.leadBody()));
        String office = besides(issuer, BodyKind.OFFICE, "Văn phòng");
        String standingBoard = besides(issuer, BodyKind.STANDING_BOARD, "Thường trực");
        Set<String> groups = organisation.groupsOf(currentUser.username());
        if (!groups.contains(new GroupId(office, Role.SPECIALIST).toString())
                && !groups.contains(new GroupId(proposal.leadBody(), Role.SPECIALIST).toString())) {
            throw new NotAllowedException(
                    "Chỉ chuyên viên Văn phòng hoặc chuyên viên cơ quan chủ trì được khởi tạo hồ sơ chỉ thị.");
        }
        UUID id = directives.open(new NewDirective(proposal.subject(), proposal.reason(), proposal.issuer(),
                proposal.leadBody(), office, standingBoard, proposal.urgency(), proposal.source(),
                proposal.roundModes(), predecessor(proposal.predecessorNumber()), proposal.tenantId()));
        if (proposal.tenantId() != null) {
            // Whoever opens it acts for one of these; their other bodies need not know.
            tenants.admit(id, List.of(proposal.leadBody(), office, proposal.issuer(), standingBoard));
        }
        return id;
    }

    @Transactional(readOnly = true)
    public DirectiveView view(UUID directiveId) {
        return directives.get(directiveId);
    }

    private UUID predecessor(String dossierNumber) {
        return dossierNumber == null ? null : directives.findByDossierNumber(dossierNumber)
                .filter(d -> tenants.mayKnow(d.id(), currentUser.username())).map(DirectiveView::id)
                .orElseThrow(() -> new DomainException("predecessorNumber",
                        "Không có hồ sơ nào mang số “%s”.".formatted(dossierNumber)));
    }

    /** The Office stands beside the Standing Committee, the Standing Board below it. */
    private String besides(Body issuer, BodyKind kind, String label) {
        return Stream.concat(Stream.of(issuer.code()), issuer.superior().stream())
                .flatMap(code -> organisation.children(code).stream()).filter(b -> b.kind() == kind)
                .map(Body::code).findFirst().orElseThrow(() -> new DomainException("issuerBody",
                        "%s chưa có %s trong danh mục tổ chức.".formatted(issuer.name(), label)));
    }

    private static DomainException unknownBody(String field, String code) {
        return new DomainException(field, "Không có cơ quan nào mang mã “%s”.".formatted(code));
    }

    /**
     * What the start form says.
     *
     * @param roundModes at most three, in order
     * @param predecessorNumber dossier number, or null
     * @param tenantId set for a restricted dossier
     */
    public record Proposal(String subject, String reason, String issuer, String leadBody, String urgency,
            String source, List<String> roundModes, String predecessorNumber, String tenantId) {}
}
