package vn.directive.directive;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;

@Service
@Transactional
class JdbcDirectives implements Directives {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final DirectiveRepository repository;
    private final Timeline timeline;
    private final Organisation organisation;
    private final ApplicationEventPublisher events;
    private final CurrentUser currentUser;
    private final Clock clock;

    JdbcDirectives(DirectiveRepository repository, Timeline timeline, Organisation organisation,
            ApplicationEventPublisher events, CurrentUser currentUser, Clock clock) {
        this.repository = repository;
        this.timeline = timeline;
        this.organisation = organisation;
        this.events = events;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @Override
    public UUID open(NewDirective directive) {
        Directive.check(directive);
        if (directive.predecessorId() != null) {
            get(directive.predecessorId());
        }
        LocalDate today = LocalDate.now(clock);
        UUID id = UUID.randomUUID();
        String number = directive.tenantId() == null ? repository.nextDossierNumber(today.getYear())
                : repository.restrictedDossierNumber(today.getYear());
        repository.insert(id, number, directive, Directive.firstPhase(directive.source()), today,
                currentUser.username());
        if (directive.predecessorId() != null) {
            repository.link(directive.predecessorId(), id, null);
        }
        timeline.record(id, "directive.opened", "Mở hồ sơ %s: %s".formatted(number, directive.subject()));
        return id;
    }

    @Override
    @Transactional(readOnly = true)
    public DirectiveView get(UUID directiveId) {
        return repository.find(directiveId).orElseThrow(JdbcDirectives::unknown);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<DirectiveView> findByDossierNumber(String dossierNumber) {
        return repository.findByDossierNumber(dossierNumber);
    }

    @Override
    public void enter(UUID directiveId, Phase phase) {
        Directive directive = lock(directiveId);
        if (directive.enter(phase)) {
            repository.save(directive);
            timeline.record(directiveId, "phase.entered", "Chuyển sang giai đoạn: " + phase.label());
        }
    }

    @Override
    public void assignDraft(UUID directiveId, String leadBody, List<String> coordinatingBodies,
            LocalDate draftDeadline) {
        Directive directive = lock(directiveId);
        directive.assignDraft(leadBody, draftDeadline);
        repository.save(directive);
        repository.replaceCoordinatingBodies(directiveId,
                coordinatingBodies.stream().filter(b -> !b.equals(leadBody)).toList());
        timeline.record(directiveId, "draft.assigned", "Giao %s chủ trì soạn thảo%s".formatted(
                organisation.names(List.of(leadBody)).getOrDefault(leadBody, leadBody),
                draftDeadline == null ? "" : ", hạn trình dự thảo " + DAY.format(draftDeadline)));
    }

    @Override
    public void issued(UUID directiveId, String symbol, LocalDate issuedOn) {
        Directive directive = lock(directiveId);
        directive.issued(symbol, issuedOn);
        repository.save(directive);
        timeline.record(directiveId, "directive.issued",
                "Ban hành Chỉ thị %s ngày %s".formatted(symbol, DAY.format(issuedOn)));
        events.publishEvent(new DirectiveEvents.Issued(directiveId, symbol, issuedOn));
    }

    @Override
    public void address(UUID directiveId, List<String> bodies) {
        lock(directiveId);
        repository.addAddressees(directiveId, bodies);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> addressedBodies(UUID directiveId) {
        return repository.addressees(directiveId, LocalDate.now(clock));
    }

    @Override
    public void end(UUID directiveId, Phase ending, LocalDate endedOn, String reason, String decisionSymbol) {
        Directive directive = lock(directiveId);
        directive.end(ending, endedOn, reason, decisionSymbol);
        repository.save(directive);
        timeline.record(directiveId, "directive.ended", "%s từ ngày %s: %s".formatted(ending.label(),
                DAY.format(endedOn), reason));
        events.publishEvent(new DirectiveEvents.Ended(directiveId, ending));
    }

    @Override
    public void cancel(UUID directiveId, String reason, String decisionSymbol) {
        Directive directive = lock(directiveId);
        directive.cancel(LocalDate.now(clock), reason, decisionSymbol);
        repository.save(directive);
        timeline.record(directiveId, "directive.cancelled", "Hủy hồ sơ trước khi ban hành: " + reason);
        events.publishEvent(new DirectiveEvents.Cancelled(directiveId, reason));
    }

    @Override
    public void replacedBy(UUID directiveId, UUID successorId) {
        if (directiveId.equals(successorId)) {
            throw new DomainException("successorNumber", "Một chỉ thị không thể tự thay thế chính nó.");
        }
        DirectiveView successor = get(successorId);
        lock(directiveId);
        repository.link(directiveId, successorId, LocalDate.now(clock));
        DirectiveView replaced = get(directiveId);
        // The readers of one dossier need not know of the other.
        if (!successor.restricted()) {
            timeline.record(directiveId, "directive.replaced", "Được thay thế bởi " + nameOf(successor));
        }
        if (!replaced.restricted()) {
            timeline.record(successorId, "directive.replaces", "Thay thế " + nameOf(replaced));
        }
    }

    private static String nameOf(DirectiveView directive) {
        return directive.symbol() == null ? "hồ sơ " + directive.dossierNumber() : "Chỉ thị " + directive.symbol();
    }

    private Directive lock(UUID directiveId) {
        return repository.lock(directiveId).orElseThrow(JdbcDirectives::unknown);
    }

    private static NotFoundException unknown() {
        return new NotFoundException("Không tìm thấy hồ sơ chỉ thị.");
    }
}
