package vn.directive.review;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.StoredResponsibilities.Tools;

/** What bodies answer for in reviews. */
@Configuration(proxyBeanMethods = false)
class ReviewResponsibilities {

    @Bean
    Responsibilities awaitedReviewReports(Tools tools) {
        return tools.stored("review-request", "báo cáo sơ kết, tổng kết chưa gửi", """
                select q.id::text, q.owner, v.directive_id, v.label || ' của '
                    || coalesce(body_name(q.body, :today), q.body) as title
                from review_request q join review v on v.id = q.review_id
                where q.owner = any(:bodies) and q.state = 'REQUESTED' and v.state <> 'WITHDRAWN'
                """, """
                update review_request q set owner = g.successor from given g
                where q.id = cast(g.id as uuid) and q.owner = g.predecessor
                """);
    }
}
