package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.consultation.ClosingCause;
import vn.directive.consultation.RequestState;
import vn.directive.consultation.RoundInterventions;
import vn.directive.consultation.RoundService;
import vn.directive.consultation.Rounds.CommentView;
import vn.directive.organisation.OrganisationImport;

/** More bodies than may be the last ones at once ({@code ReplyService.LAST_ONES}) answer while the round is moved. */
class ManyRepliesTest extends ConsultationScenario {

    private static final int BODIES = 70;
    private static final LocalDate LATER = LocalDate.of(2023, 7, 10);

    @Autowired
    private OrganisationImport organisation;
    @Autowired
    private RoundInterventions interventions;
    @Autowired
    private RoundService service;

    @Test
    void everyReplyIsThereOnceAndTheLastOneClosesTheRound() throws Exception {
        List<String> bodies = hamlets();
        aWrittenRoundTo(bodies.toArray(String[]::new));
        side(bodies, this::accept);
        side(bodies, body -> {
            comment(body, "Nhiệm vụ 1 | Nội dung | Ý kiến của " + body + " |");
            prepare(body, "stance", "AGREES_WITH_CHANGES");
        });
        List<String> half = bodies.subList(0, BODIES / 2);
        ExecutorService manager = Executors.newSingleThreadExecutor();
        try {
            Future<?> extended = manager.submit(() -> driver.as("vptu.manager", () -> {
                interventions.extend(view().id(), List.of(), LATER, "Nhiều cơ quan cùng trả lời");
            }));
            side(half, this::send);
            extended.get();
        } finally {
            manager.shutdown();
        }
        executeJobs();
        assertThat(round).isWaitingAt(CommentRoundProcess.Nodes.FOLLOW);
        service.numberComments();
        assertThat(rounds.comments(view().id())).extracting(CommentView::number)
                .isEqualTo(IntStream.rangeClosed(1, half.size()).boxed().toList());

        side(bodies.subList(half.size(), BODIES), this::send);
        executeJobs();
        assertThat(round).isWaitingAt(CommentRoundProcess.Nodes.SYNTHESISE);
        assertThat(view().closedBy()).isEqualTo(ClosingCause.ALL_REPLIED);
        assertThat(view().deadline()).isEqualTo(LATER);
        assertThat(rounds.requests(view().id())).hasSize(BODIES)
                .allMatch(request -> request.state() == RequestState.ANSWERED && request.comments() == 1);
        assertThat(rounds.comments(view().id())).extracting(CommentView::number)
                .isEqualTo(IntStream.rangeClosed(1, BODIES).boxed().toList());
    }

    /** Side by side; the first that fails is thrown. */
    private static void side(List<String> bodies, Consumer<String> step) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> all = new ArrayList<>();
            bodies.forEach(body -> all.add(people.submit(() -> step.accept(body))));
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            people.shutdownNow();
        }
    }

    private List<String> hamlets() {
        List<String> codes = IntStream.rangeClosed(1, BODIES).mapToObj("APDONG%03d"::formatted).toList();
        StringBuilder yaml = new StringBuilder("validFrom: 2020-10-27\nbodies:\n");
        for (String code : codes) {
            yaml.append("""
                      - code: %1$s
                        name: Ấp %1$s
                        kind: RESIDENTIAL_UNIT
                        level: HAMLET
                        parent: HULN
                        posts:
                          - {role: leader, title: Bí thư chi bộ ấp %1$s, holder: %2$s}
                          - {role: specialist, title: Chuyên viên ấp %1$s, holder: %3$s}
                          - {role: clerk, title: Văn thư ấp %1$s, holder: %4$s}
                    """.formatted(code, user(code, "leader"), user(code, "specialist"), user(code, "clerk")));
        }
        organisation.apply(new ByteArrayInputStream(yaml.toString().getBytes(StandardCharsets.UTF_8)));
        return codes;
    }
}
