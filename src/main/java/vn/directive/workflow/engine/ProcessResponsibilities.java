package vn.directive.workflow.engine;

import java.util.Collection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.Responsibilities;

/**
 * Running processes whose variables name a body: what they do from now on, they do with its successor. Written to the
 * engine's tables at once for all of them; the revision goes up, so whoever works on one at the same moment is told to
 * try again (docs/adr/0016).
 */
@Component
@Order(2)
@Transactional
class ProcessResponsibilities implements Responsibilities {

    private static final String NAMED = """
            from act_ru_variable v
            cross join lateral (select distinct split_part(trim(named), ':', 1) as code
                                from unnest(string_to_array(v.text_, ',')) named) body
            where v.task_id_ is null and v.name_ = any(:names)
            """;
    /** Of a list of codes or groups, those that move are replaced. */
    private static final String RENAMED = """
            (select string_agg(coalesce(m.heir, split_part(trim(named.text), ':', 1))
                 || case when position(':' in named.text) > 0 then ':' || split_part(trim(named.text), ':', 2) else '' end,
                 ',' order by named.n)
             from unnest(string_to_array(v.text_, ',')) with ordinality as named (text, n)
             left join unnest(:instances, :owners, :heirs) as m (instance, owner, heir)
                 on m.instance = v.proc_inst_id_ and m.owner = split_part(trim(named.text), ':', 1))
            """;

    private final JdbcClient jdbc;

    ProcessResponsibilities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "process";
    }

    @Override
    public String label() {
        return "quy trình đang chạy";
    }

    @Override
    @Transactional(readOnly = true)
    public List<Responsibility> of(Collection<String> bodies) {
        return jdbc.sql("""
                select named.instance, named.code, e.business_key_, d.name_
                from (select distinct v.proc_inst_id_ as instance, body.code\s""" + NAMED + """
                      and body.code = any(:bodies)) named
                join act_ru_execution e on e.id_ = named.instance
                join act_re_procdef d on d.id_ = e.proc_def_id_
                order by e.business_key_, d.name_, named.instance, named.code""")
                .param("names", BodyVariables.all()).param("bodies", bodies.toArray(String[]::new))
                .query((row, n) -> new Responsibility(kind(), row.getString(1), row.getString(2),
                        EngineOpenTasks.dossier(row.getString(3)), "Quy trình “%s”".formatted(row.getString(4))))
                                .list();
    }

    @Override
    public void handOver(List<HandOver> moves) {
        rename("act_ru_variable v set rev_ = v.rev_ + 1, text_ = ", "v.task_id_ is null", moves);
        rename("act_hi_varinst v set text_ = ", "v.task_id_ is null and v.state_ = 'CREATED'", moves);
    }

    private void rename(String update, String condition, List<HandOver> moves) {
        jdbc.sql("update " + update + RENAMED + " where " + condition
                        + " and v.name_ = any(:names) and v.text_ <> '' and v.proc_inst_id_ = any(:instances)")
                .param("names", BodyVariables.all())
                .param("instances", moves.stream().map(move -> move.what().id()).toArray(String[]::new))
                .param("owners", moves.stream().map(move -> move.what().owner()).toArray(String[]::new))
                .param("heirs", moves.stream().map(HandOver::successor).toArray(String[]::new)).update();
    }
}
