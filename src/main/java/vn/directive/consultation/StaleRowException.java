package vn.directive.consultation;

import vn.directive.consultation.ReplyRows.RowView;
import vn.directive.shared.DomainException;

/** Somebody else changed the row in between; it carries the row as it is now, so that the person can choose. */
public class StaleRowException extends DomainException {

    private final transient RowView row;

    StaleRowException(RowView row) {
        super("Góp ý này vừa được %s %s. Hãy xem cả hai bản rồi chọn.".formatted(row.changedBy(),
                row.deleted() ? "xóa" : "sửa"));
        this.row = row;
    }

    public RowView row() {
        return row;
    }
}
