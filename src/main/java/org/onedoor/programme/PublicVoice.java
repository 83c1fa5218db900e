package org.onedoor.programme;

/** What the public says of a published plan, as another module may bring it in and have it answered. */
public interface PublicVoice {
    /**
     * @param source whose voice it is, by the code of the page's choices
     * @param number the action it is about; empty for the whole plan
     */
    void say(String code, String source, String number, String words);

    /** Shows the piece that has waited longest, with what was done about it. */
    void answerFirst(String code, String theme, String number, String reply);
}
