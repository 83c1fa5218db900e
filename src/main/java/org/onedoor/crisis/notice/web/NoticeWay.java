package org.onedoor.crisis.notice.web;

/** A kind of notice or referral, and where it begins. @param data the class of data of what is there */
public record NoticeWay(String path, String name, String data, String words) {}
