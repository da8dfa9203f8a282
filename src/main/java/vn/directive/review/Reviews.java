package vn.directive.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.DirectiveEvents;
import vn.directive.directive.Directives;
import vn.directive.directive.Timeline;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents.NewDocument;
import vn.directive.document.HandedIn;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;

/** Interim and final reviews (sơ kết, tổng kết): plan, the bodies' reports, synthesis, conference, decision. */
@Service
@Transactional
public class Reviews {

    private final ReviewRepository repository;
    private final ReviewWorkflow workflow;
    private final Directives directives;
    private final Timeline timeline;
    private final HandedIn handedIn;
    private final Organisation organisation;
    private final CurrentUser currentUser;
    private final Clock clock;

    Reviews(ReviewRepository repository, ReviewWorkflow workflow, Directives directives, Timeline timeline,
            HandedIn handedIn, Organisation organisation, CurrentUser currentUser, Clock clock) {
        this.repository = repository;
        this.workflow = workflow;
        this.directives = directives;
        this.timeline = timeline;
        this.handedIn = handedIn;
        this.organisation = organisation;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** @param calendarEventId entry of the calendar that asked for it, or null when it was decided by hand */
    public UUID begin(UUID directiveId, ReviewKind kind, String label, LocalDate from, LocalDate to,
            UUID calendarEventId) {
        UUID id = UUID.randomUUID();
        // What earlier reviews left in the dossier does not count as handed in for this one.
        repository.insert(new Review(id, directiveId, kind, label, from, to, "PLANNING", null, null, null, null, null,
                handedIn.uploaded(document(directiveId, DocumentKind.REVIEW_PLAN, label), null).orElse(null),
                handedIn.uploaded(document(directiveId, DocumentKind.REVIEW_REPORT, label), null).orElse(null), null),
                calendarEventId);
        timeline.record(directiveId, "review.begun", "Bắt đầu %s: %s".formatted(kind.label().toLowerCase(), label));
        return id;
    }

    @Transactional(readOnly = true)
    public Review get(UUID reviewId) {
        return repository.get(reviewId);
    }

    @Transactional(readOnly = true)
    public ReviewRequest request(UUID requestId) {
        return repository.request(requestId);
    }

    /**
     * @throws DomainException at {@code reportsDueOn}, {@code conferenceOn} or {@code planText}
     */
    public void plan(UUID reviewId, Plan plan) {
        Review review = repository.lock(reviewId);
        if (!plan.reportsDueOn().isAfter(LocalDate.now(clock))) {
            throw new DomainException("reportsDueOn", "Hạn nộp báo cáo của các cơ quan phải sau hôm nay.");
        }
        if (plan.conferenceOn().isBefore(plan.reportsDueOn())) {
            throw new DomainException("conferenceOn", "Ngày hội nghị không được trước hạn nộp báo cáo.");
        }
        repository.plan(reviewId, plan.contents(), plan.reportsDueOn(), plan.conferenceOn(), plan.conferencePlace(),
                handedIn.take(document(review.directiveId(), DocumentKind.REVIEW_PLAN, review.label()),
                        plan.planText(), review.plan(), "planText"));
    }

    public void returnPlan(UUID reviewId, String note) {
        repository.returnPlan(reviewId, note);
    }

    public void approvePlan(UUID reviewId) {
        Review review = repository.lock(reviewId);
        repository.state(reviewId, "COLLECTING");
        timeline.record(review.directiveId(), "review.planned", "Duyệt kế hoạch: " + review.label());
    }

    /**
     * Asks the next addressed bodies that were not asked yet; safe to repeat.
     *
     * @return true while bodies remain
     */
    public boolean openNext(UUID reviewId, int size) {
        Review review = repository.lock(reviewId);
        List<String> asked = repository.requests(reviewId).stream()
                .flatMap(request -> Stream.of(request.body(), request.owner())).toList();
        List<String> waiting = directives.addressedBodies(review.directiveId()).stream()
                .filter(body -> !asked.contains(body)).toList();
        waiting.stream().limit(size).forEach(body -> {
            UUID id = UUID.randomUUID();
            if (repository.insertRequest(id, reviewId, body)) {
                workflow.openRequest(repository.request(id), review);
            }
        });
        return waiting.size() > size;
    }

    /** True when no asked body still owes its report; holds the review until the transaction ends. */
    public boolean isComplete(UUID reviewId) {
        repository.lock(reviewId);
        return repository.requests(reviewId).stream().noneMatch(r -> "REQUESTED".equals(r.state()));
    }

    public void prepareReport(UUID requestId, String results, String shortcomings, String proposals) {
        repository.prepare(requestId, results, shortcomings, proposals, currentUser.username());
    }

    public void returnReport(UUID requestId, String note) {
        repository.returnReport(requestId, note);
    }

    /** @param nominations collectives and models; may be empty */
    public void nominate(UUID requestId, List<NewNomination> nominations) {
        ReviewRequest request = repository.request(requestId);
        repository.lock(request.reviewId());
        nominations.forEach(n -> repository.nominate(request.reviewId(), request.body(), n.nominee(), n.achievement(),
                n.figures(), currentUser.username()));
    }

    public void send(UUID requestId) {
        ReviewRequest request = repository.request(requestId);
        Review review = repository.lock(request.reviewId());
        repository.send(requestId, currentUser.username(), clock.instant());
        if (isComplete(review.id())) {
            workflow.allReported(review);
        }
    }

    /** What was not reported by now counts as missed. */
    public void closeCollection(UUID reviewId) {
        Review review = repository.lock(reviewId);
        repository.state(reviewId, "SYNTHESIS");
        // With nothing missed, the last reporting body's own work is still running in this transaction.
        if (repository.closeRequests(reviewId) > 0) {
            workflow.closeRequests(review);
        }
        timeline.record(review.directiveId(), "review.collected", summary(reviewId));
    }

    /** Who reported and who did not, in one sentence. */
    @Transactional(readOnly = true)
    public String summary(UUID reviewId) {
        List<ReviewRequest> requests = repository.requests(reviewId);
        Map<String, String> names = organisation.names(
                requests.stream().flatMap(r -> Stream.of(r.body(), r.owner())).collect(Collectors.toSet()));
        String missed = requests.stream().filter(r -> "MISSED".equals(r.state()))
                .map(r -> Organisation.called(names, r.body(), r.owner()))
                .collect(Collectors.joining(", "));
        return "%d/%d cơ quan đã gửi báo cáo%s".formatted(
                requests.stream().filter(r -> "REPORTED".equals(r.state())).count(), requests.size(),
                missed.isEmpty() ? "" : "; chưa gửi: " + missed);
    }

    public void synthesise(UUID reviewId, Optional<String> text) {
        Review review = repository.lock(reviewId);
        repository.report(reviewId, handedIn.take(
                document(review.directiveId(), DocumentKind.REVIEW_REPORT, review.label()), text, review.report(),
                "reportText"));
    }

    public void recordConference(UUID reviewId, LocalDate heldOn, String attendance, String conclusions) {
        Review review = repository.lock(reviewId);
        if (heldOn.isAfter(LocalDate.now(clock))) {
            throw new DomainException("heldOn", "Ngày họp không được sau hôm nay.");
        }
        repository.conference(reviewId, heldOn, attendance, conclusions);
        timeline.record(review.directiveId(), "review.conference", "Hội nghị " + review.label());
    }

    /** @throws DomainException when an interim review is to end the directive: only a final review may */
    public void decide(UUID reviewId, ReviewOutcome outcome, String note) {
        Review review = repository.lock(reviewId);
        if (review.kind() == ReviewKind.INTERIM_REVIEW && outcome == ReviewOutcome.END) {
            throw new DomainException("outcome",
                    "Sơ kết không kết thúc hiệu lực của chỉ thị; muốn kết thúc phải mở tổng kết.");
        }
        repository.decide(reviewId, outcome, note, LocalDate.now(clock), currentUser.username());
        timeline.record(review.directiveId(), "review.decided",
                "%s: %s".formatted(review.label(), outcome.label()));
    }

    @Transactional(readOnly = true)
    public boolean hasNominations(UUID reviewId) {
        return !repository.nominations(reviewId).isEmpty();
    }

    @EventListener
    void onEnded(DirectiveEvents.Ended ended) {
        repository.withdrawOpen(ended.directiveId());
    }

    private NewDocument document(UUID directiveId, DocumentKind kind, String label) {
        return new NewDocument(directiveId, kind, kind.label() + ": " + label,
                directives.get(directiveId).leadBody());
    }

    /** @param planText the plan itself, when it was not uploaded */
    public record Plan(String contents, LocalDate reportsDueOn, LocalDate conferenceOn, String conferencePlace,
            Optional<String> planText) {}

    /** @param figures or null */
    public record NewNomination(String nominee, String achievement, String figures) {}
}
