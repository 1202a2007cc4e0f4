/** kiwoom-api 3 [A] */
export const JSON_TYPE = 'application/json;charset=UTF-8';
