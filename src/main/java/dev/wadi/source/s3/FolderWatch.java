package dev.wadi.source.s3;

/** Is told at the end of each walk what waits for the marker of its folder. */
@FunctionalInterface
public interface FolderWatch {

    /**
     * So many folders of a stream wait.
     *
     * @param overdue those of them whose marker is missed
     */
    void folders(String stream, long waiting, long overdue);
}
