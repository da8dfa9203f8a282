package vn.directive.implementation;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class CopiedShareTest {

    private static final String DIRECTIVE = """
            Các cấp ủy, tổ chức đảng tăng cường lãnh đạo công tác nắm tình hình Nhân dân, kịp thời phản ánh tâm
            tư, nguyện vọng của đồng bào các dân tộc, tôn giáo; chủ động giải quyết những vấn đề phức tạp ngay
            từ cơ sở, không để phát sinh điểm nóng; nâng cao chất lượng tham mưu của ban dân vận các cấp trong
            tình hình mới.
            """;
    private static final String OWN = """
            Ban Dân vận Huyện ủy mở ba lớp tập huấn cho tổ dân vận thôn, ấp tại xã Lộc Hưng và Lộc Thiện trong
            tháng mười một; mỗi tháng tổ chức một buổi gặp chức sắc tại nhà văn hóa; lập sổ theo dõi kiến nghị
            của người dân, ngày hai mươi hằng tháng gửi Thường trực; bố trí kinh phí từ nguồn chi thường xuyên
            của đơn vị.
            """;

    @Test
    void findsACopyEvenWithoutDiacritics() {
        String stripped = Normalizer.normalize(DIRECTIVE, Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .replace('đ', 'd').replace('Đ', 'D').toUpperCase();

        assertThat(new CopiedShare(DIRECTIVE).in(DIRECTIVE)).hasValue(1.0);
        assertThat(new CopiedShare(stripped).in(DIRECTIVE)).hasValue(1.0);
    }

    @Test
    void countsWhatIsOwnAsOwn() {
        assertThat(new CopiedShare(OWN).in(DIRECTIVE).orElseThrow()).isLessThan(0.1);
        assertThat(new CopiedShare(OWN + DIRECTIVE).in(DIRECTIVE).orElseThrow()).isBetween(0.3, 0.7);
    }

    @Test
    void saysNothingAboutShortTexts() {
        assertThat(new CopiedShare("Kế hoạch thực hiện chỉ thị").in(DIRECTIVE)).isEmpty();
    }
}
