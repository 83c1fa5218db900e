package org.onedoor.frontdoor.therapy;

import java.util.Arrays;
import org.onedoor.platform.Invalid;

/** A long-term physical condition. The codes are OneDoor's own: the national ones are licensed. */
public enum LongTermCondition {
    ASTHMA("asthma", "Asthma"),
    CANCER("cancer", "Cancer"),
    CHRONIC_FATIGUE("chronic-fatigue", "Chronic fatigue syndrome (ME)"),
    CHRONIC_PAIN("chronic-pain", "Chronic pain"),
    COPD("copd", "Chronic obstructive pulmonary disease (COPD)"),
    DIABETES("diabetes", "Diabetes"),
    DIGESTIVE("digestive", "Irritable bowel or another digestive condition"),
    EPILEPSY("epilepsy", "Epilepsy"),
    HEART("heart", "Heart disease, heart failure or high blood pressure"),
    JOINTS_AND_BONES("joints-and-bones", "Arthritis or another condition of joints and bones"),
    KIDNEY("kidney", "Long-term kidney disease"),
    MULTIPLE_SCLEROSIS("multiple-sclerosis", "Multiple sclerosis"),
    PARKINSONS("parkinsons", "Parkinson's disease"),
    SKIN("skin", "A long-term skin condition"),
    STROKE("stroke", "Stroke or transient ischaemic attack"),
    UNEXPLAINED("unexplained", "Persistent physical symptoms without a known cause"),
    OTHER("other", "Another long-term physical condition");

    private final String code;
    private final String label;

    LongTermCondition(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static LongTermCondition ofCode(String code) {
        return Arrays.stream(values())
                .filter(condition -> condition.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new Invalid("conditions", "Choose the conditions from the list"));
    }
}
