package vn.directive.drafting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.Phase;
import vn.directive.directive.Timeline;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents.NewDocument;
import vn.directive.document.DraftClauses;
import vn.directive.document.DraftClauses.Clause;
import vn.directive.document.HandedIn;
import vn.directive.drafting.DraftReview.Finding;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.WorkingCalendar;

/** Writing the draft in the lead body, until its head approves a version. */
@Service
@Transactional
public class Draftings {

    /** Clause under which people comment on the draft as a whole. */
    public static final String WHOLE_DRAFT = "Chung";

    /** Working days for a draft that no conclusion notice set a deadline for. */
    private static final int USUAL_DAYS = 20;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final DraftingTable table;
    private final Directives directives;
    private final Timeline timeline;
    private final HandedIn handedIn;
    private final DraftClauses clauses;
    private final Organisation organisation;
    private final WorkingCalendar calendar;
    private final CurrentUser currentUser;
    private final Clock clock;

    Draftings(DraftingTable table, Directives directives, Timeline timeline, HandedIn handedIn, DraftClauses clauses,
            Organisation organisation, WorkingCalendar calendar, CurrentUser currentUser, Clock clock) {
        this.table = table;
        this.directives = directives;
        this.timeline = timeline;
        this.handedIn = handedIn;
        this.clauses = clauses;
        this.organisation = organisation;
        this.calendar = calendar;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * Opens the drafting of a dossier and moves the dossier on.
     *
     * @return the drafting, due on the dossier's deadline, or after the usual number of working days without one
     */
    public DraftingView open(UUID directiveId) {
        directives.enter(directiveId, Phase.DRAFTING);
        DirectiveView directive = directives.get(directiveId);
        LocalDate dueOn = Optional.ofNullable(directive.draftDeadline())
                .orElseGet(() -> calendar.plus(LocalDate.now(clock), USUAL_DAYS));
        UUID id = UUID.randomUUID();
        table.insert(id, directiveId, directive.leadBody(), dueOn, clock.instant());
        return get(id);
    }

    public void assign(UUID draftingId, DraftingTeam team) {
        DraftingView drafting = lock(draftingId);
        drafting.require(DraftingState.ASSIGNING, "phân công");
        if (!editors(drafting.body()).contains(team.editor())) {
            throw new DomainException("editor", "Người chủ bút phải là chuyên viên của cơ quan chủ trì.");
        }
        Set<String> staff = staff(drafting.body());
        team.members().stream().filter(m -> !staff.contains(m)).findFirst().ifPresent(stranger -> {
            throw new DomainException("members", "“%s” không công tác tại cơ quan chủ trì."
                    .formatted(organisation.displayName(stranger)));
        });
        if (team.coordinatingBodies().contains(drafting.body())) {
            throw new DomainException("coordinatingBodies", "Cơ quan chủ trì không đồng thời là cơ quan phối hợp.");
        }
        Optional.ofNullable(directives.get(drafting.directiveId()).draftDeadline()).ifPresent(team::checkDeadline);
        table.assigned(draftingId, team);
        timeline.record(drafting.directiveId(), "draft.editorAssigned", "%s phân công soạn thảo, hạn trình dự thảo %s"
                .formatted(organisation.body(drafting.body()).name(), DAY.format(drafting.dueOn())));
    }

    /**
     * Hands in a version of the draft.
     *
     * @param text of the draft, or empty when its file was uploaded in the dossier
     * @param outline its clauses in order
     */
    public void write(UUID draftingId, Optional<String> text, List<Clause> outline, List<DraftBasis> bases) {
        DraftingView drafting = lock(draftingId);
        drafting.require(DraftingState.WRITING, "trình dự thảo");
        DirectiveView directive = directives.get(drafting.directiveId());
        HandedIn.Version version = handedIn.take(new NewDocument(directive.id(), DocumentKind.DRAFT,
                "Dự thảo Chỉ thị: " + directive.subject(), drafting.body()), text,
                HandedIn.Version.ofNullable(drafting.documentId(), drafting.version()), "draftText");
        clauses.replace(version.documentId(), version.number(), outline);
        table.written(draftingId, version, bases);
        timeline.record(directive.id(), "draft.written", "Đã trình dự thảo bản %d".formatted(version.number()));
    }

    /** Passes the version on or returns it to its editor. */
    public void review(UUID draftingId, DraftReview review) {
        DraftingView drafting = lock(draftingId);
        drafting.require(review.step().before(), "qua bước “" + review.step().label() + "”");
        checkClauses(drafting, review.findings());
        table.review(draftingId, drafting.version(), review, currentUser.username(), clock.instant());
        table.state(draftingId, review.passed() ? review.step().after() : DraftingState.WRITING);
        if (review.passed() && review.step() == DraftStep.LEADER) {
            timeline.record(drafting.directiveId(), "draft.approved", "Lãnh đạo %s duyệt dự thảo bản %d"
                    .formatted(organisation.body(drafting.body()).name(), drafting.version()));
        }
    }

    private void checkClauses(DraftingView drafting, List<Finding> findings) {
        Set<String> numbers = outline(drafting).stream().map(Clause::number).collect(Collectors.toSet());
        findings.stream().filter(f -> f.kind() == DraftReview.Kind.COMMENT)
                .filter(f -> !numbers.contains(f.place()) && !WHOLE_DRAFT.equalsIgnoreCase(f.place())).findFirst()
                .ifPresent(f -> {
                    throw new DomainException("comments",
                            "Dự thảo không có khoản “%s”; góp ý chung cho cả dự thảo thì ghi “%s”."
                                    .formatted(f.place(), WHOLE_DRAFT));
                });
    }

    @Transactional(readOnly = true)
    public DraftingView get(UUID draftingId) {
        return table.find(draftingId).orElseThrow(Draftings::unknown);
    }

    /** The newest drafting of a dossier. */
    @Transactional(readOnly = true)
    public Optional<DraftingView> ofDossier(UUID directiveId) {
        return table.latest(directiveId);
    }

    @Transactional(readOnly = true)
    public DraftingTeam team(UUID draftingId) {
        return table.team(get(draftingId));
    }

    /** Clauses of the version handed in last. */
    @Transactional(readOnly = true)
    public List<Clause> outline(UUID draftingId) {
        return outline(get(draftingId));
    }

    @Transactional(readOnly = true)
    public List<DraftBasis> bases(UUID draftingId) {
        return table.bases(draftingId);
    }

    /** What was said about the version handed in last, oldest first. */
    @Transactional(readOnly = true)
    public List<DraftReview> reviews(UUID draftingId) {
        return table.reviews(draftingId);
    }

    /** Usernames of those who may write for a body. */
    @Transactional(readOnly = true)
    public List<String> editors(String body) {
        return organisation.members(new GroupId(body, Role.SPECIALIST));
    }

    /** Display name by username of everybody in a body. */
    @Transactional(readOnly = true)
    public Map<String, String> staffNames(String body) {
        return staff(body).stream().collect(Collectors.toMap(u -> u, organisation::displayName, (a, b) -> a,
                java.util.LinkedHashMap::new));
    }

    private Set<String> staff(String body) {
        return Arrays.stream(Role.values()).flatMap(role -> organisation.members(new GroupId(body, role)).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Clause> outline(DraftingView drafting) {
        return drafting.documentId() == null ? List.of() : clauses.of(drafting.documentId(), drafting.version());
    }

    private DraftingView lock(UUID draftingId) {
        return table.lock(draftingId).orElseThrow(Draftings::unknown);
    }

    private static NotFoundException unknown() {
        return new NotFoundException("Không tìm thấy việc soạn thảo.");
    }
}
