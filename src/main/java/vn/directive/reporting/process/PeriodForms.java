package vn.directive.reporting.process;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.organisation.Organisation;
import vn.directive.reporting.Indicator;
import vn.directive.reporting.Periods;
import vn.directive.reporting.Periods.PeriodView;
import vn.directive.reporting.Periods.RequestView;
import vn.directive.workflow.Prefill;

/** What the forms about a reporting period show. */
@Component
class PeriodForms {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Periods periods;
    private final Organisation organisation;

    PeriodForms(Periods periods, Organisation organisation) {
        this.periods = periods;
        this.organisation = organisation;
    }

    PeriodView period(DelegateTask task) {
        return periods.get(PeriodicReportProcess.PERIOD_ID.from(task).get());
    }

    Prefill show(DelegateTask task) {
        PeriodView period = period(task);
        Returns returns = returns(period.id());
        return Prefill.of(task)
                .text("periodName", period.label())
                .text("periodDays", DAY.format(period.periodFrom()) + " – " + DAY.format(period.periodTo()))
                .text("coverage", period.coverage())
                .text("missingBodies", returns.missing())
                .text("lateBodies", returns.late())
                .text("containedNote", returns.contained())
                .table("figureTable", figures(period.id()))
                .text("synthesisText", period.synthesis() == null
                        ? "Xem tệp báo cáo tổng hợp ở thẻ Hồ sơ." : period.synthesis())
                .text("returnNote", period.returnNote());
    }

    /** A first text over the computed figures for the person to write on. */
    String draftSynthesis(DelegateTask task) {
        PeriodView period = period(task);
        if (period.synthesis() != null) {
            return period.synthesis();
        }
        Returns returns = returns(period.id());
        return """
                1. Tình hình báo cáo: %s đã gửi báo cáo %s (số liệu từ %s đến %s).
                - Chưa gửi: %s
                - Gửi chậm: %s
                2. Số liệu tổng hợp:
                %s
                3. Đánh giá chung:
                4. Kiến nghị:
                """.formatted(period.coverage(), period.label(), DAY.format(period.periodFrom()),
                DAY.format(period.periodTo()), returns.missing(), returns.late(),
                periods.totals(period.id()).stream()
                        .map(t -> "- %s: %d %s (%d đơn vị)".formatted(t.name(), t.total(), t.unit(), t.units()))
                        .collect(Collectors.joining("\n")));
    }

    /** Returns of a period with the names of their bodies, in two queries. */
    Returns returns(UUID periodId) {
        List<RequestView> requests = periods.requests(periodId);
        return new Returns(requests, organisation.names(requests.stream()
                .flatMap(r -> Stream.of(r.body(), r.owner())).collect(Collectors.toSet())));
    }

    static String rows(List<Indicator> indicators) {
        return indicators.stream().map(i -> String.join(" | ", i.code(), i.name(), i.unit(),
                i.cumulative() ? "có" : "không", i.partOf() == null ? "" : i.partOf()))
                .collect(Collectors.joining("\n"));
    }

    private List<Map<String, Object>> figures(UUID periodId) {
        return periods.totals(periodId).stream().map(t -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("code", t.code());
            row.put("name", t.name());
            row.put("total", t.total());
            row.put("unit", t.unit());
            row.put("units", t.units());
            return row;
        }).toList();
    }

    record Returns(List<RequestView> requests, Map<String, String> names) {

        String missing() {
            return list(r -> !r.state().isReceived(), r -> r.firstSentAt() == null ? "" : " (đang làm rõ số liệu)");
        }

        String late() {
            return list(r -> r.state().isReceived() && r.lateDays() > 0,
                    r -> " (%d ngày làm việc)".formatted(r.lateDays()));
        }

        String contained() {
            return list(r -> r.countedIn() != null, r -> "");
        }

        private String list(Predicate<RequestView> wanted, Function<RequestView, String> remark) {
            String found = requests.stream().filter(wanted)
                    .map(r -> Organisation.called(names, r.body(), r.owner()) + remark.apply(r))
                    .collect(Collectors.joining("; "));
            return found.isEmpty() ? "không có" : found;
        }
    }
}
