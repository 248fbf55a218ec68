package dev.dormouse.samples.http;

import dev.dormouse.samples.Page;

/** Dates as HTTP has them, such as {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
final class HttpDate {

    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final int NAME = 3;

    private static final byte[] DAYS = Page.ascii("ThuFriSatSunMonTueWed");
    private static final byte[] MONTHS = Page.ascii("MarAprMayJunJulAugSepOctNovDecJanFeb");
    private static final byte[] GMT = Page.ascii(" GMT");

    private HttpDate() {
    }

    /** Writes a time in milliseconds since 1970, of the years 1970 to 9999. Years begin with March here, so that a leap day is the last. */
    static void write(long epochMillis, Page page) {
        long epochDay = epochMillis / MILLIS_PER_DAY;
        long seconds = epochMillis / 1000 % 86_400;
        long day = epochDay + 719_468; // since 0000-03-01
        long cycle = day / 146_097; // of 400 years
        long dayOfCycle = day % 146_097;
        long yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365;
        long dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100);
        int month = (int) ((5 * dayOfYear + 2) / 153);
        long dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1;
        long year = cycle * 400 + yearOfCycle + (month >= 10 ? 1 : 0);
        name(DAYS, (int) (epochDay % 7), page).byteOf(',').byteOf(' ').number(dayOfMonth, 2).byteOf(' ');
        name(MONTHS, month, page).byteOf(' ').number(year, 4).byteOf(' ');
        page.number(seconds / 3600, 2).byteOf(':').number(seconds / 60 % 60, 2).byteOf(':').number(seconds % 60, 2).text(GMT);
    }

    private static Page name(byte[] names, int index, Page page) {
        return page.text(names, index * NAME, NAME);
    }
}
