package dev.wadi.jmx;

import dev.wadi.operations.DeskViews;
import dev.wadi.quarantine.Cause;
import dev.wadi.quarantine.Correction;
import dev.wadi.quarantine.Desk;
import dev.wadi.quarantine.Desk.Sight;
import dev.wadi.quarantine.RecordAt;
import java.util.List;
import java.util.Map;

record QuarantineBean(Desk desk) implements QuarantineMXBean {

    @Override
    public List<Map<String, String>> getPiles() {
        return Rows.of(Faults.told(desk::piles), DeskViews::of);
    }

    @Override
    public List<Map<String, String>> show(String stream, String code, String pointer, int most) {
        var cause = new Cause(stream, code, pointer);
        return Rows.of(Faults.told(() -> desk.show(cause, Rows.most(most))), DeskViews::of);
    }

    @Override
    public List<Map<String, String>> showClear(String stream, String code, String pointer, int most, String why) {
        var cause = new Cause(stream, code, pointer);
        return Rows.of(
                Faults.told(() -> desk.show(cause, Rows.most(most), Sight.CLEAR, Caller.by(why))), DeskViews::of);
    }

    @Override
    public Map<String, String> preview(String stream, String code, String pointer, int pages) {
        var cause = new Cause(stream, code, pointer);
        return Rows.of(DeskViews.of(Faults.told(() -> desk.preview(cause, Rows.most(pages)))));
    }

    @Override
    public Map<String, String> redrive(String stream, String code, String pointer, String why) {
        var cause = new Cause(stream, code, pointer);
        return Rows.of(DeskViews.of(Faults.told(() -> desk.redrive(cause, Caller.by(why)))));
    }

    @Override
    public Map<String, String> discard(String stream, String code, String pointer, String why) {
        var cause = new Cause(stream, code, pointer);
        return Rows.of(DeskViews.of(Faults.told(() -> desk.discard(cause, Caller.by(why)))));
    }

    @Override
    public Map<String, String> discardRecord(String record, String why) {
        return Rows.of(DeskViews.of(Faults.told(() -> desk.discard(RecordAt.of(record), Caller.by(why)))));
    }

    @Override
    public Map<String, String> mend(String record, String field, String value, String why) {
        return mend(record, new Correction.Fields(Map.of(field, value)), why);
    }

    @Override
    public Map<String, String> mendText(String record, String text, String why) {
        return mend(record, new Correction.Text(text), why);
    }

    @Override
    public Map<String, String> reopen(String record, String why) {
        return Rows.of(DeskViews.of(Faults.told(() -> desk.reopen(RecordAt.of(record), Caller.by(why)))));
    }

    @Override
    public List<Map<String, String>> acts(int most) {
        return Rows.of(Faults.told(() -> desk.acts(Rows.most(most))), DeskViews::of);
    }

    private Map<String, String> mend(String record, Correction correction, String why) {
        return Rows.of(DeskViews.of(Faults.told(() -> desk.mend(RecordAt.of(record), correction, Caller.by(why)))));
    }
}
