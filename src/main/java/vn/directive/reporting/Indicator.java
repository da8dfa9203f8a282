package vn.directive.reporting;

import vn.directive.shared.DomainException;

/**
 * A figure that every asked body reports as a whole number.
 *
 * @param unit Vietnamese, for example {@code mô hình}
 * @param cumulative counted from the start of the period's year, so a longer period never has less
 * @param partOf code of the indicator of which this is a part, or null
 */
public record Indicator(String code, String name, String unit, boolean cumulative, String partOf) {

    public Indicator {
        if (!code.matches("\\w{1,20}")) {
            throw new DomainException("indicatorRows",
                    "Mã chỉ tiêu “%s” chỉ gồm chữ không dấu và số, tối đa 20 ký tự.".formatted(code));
        }
    }
}
