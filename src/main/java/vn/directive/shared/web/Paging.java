package vn.directive.shared.web;

import vn.directive.shared.DomainException;

/**
 * Which part of a list is wanted.
 *
 * @param page from 0
 * @param size at most {@value #LARGEST}
 */
public record Paging(int page, int size) {

    public static final int LARGEST = 200;

    public Paging {
        if (page < 0) {
            throw new DomainException("page", "Số trang phải từ 0 trở lên.");
        }
        if (size < 1 || size > LARGEST) {
            throw new DomainException("size", "Số dòng mỗi trang phải từ 1 đến %d.".formatted(LARGEST));
        }
    }

    public long offset() {
        return (long) page * size;
    }
}
