/** How a value of one field is written. Every one is a string (kis-api 6 [H]). */
export type FieldFormat =
  | 'date' // YYYYMMDD
  | 'time' // HHMMSS
  | 'year-month' // YYYYMM
  | 'month-day' // MMDD
  | 'instant' // YYYYMMDDHHMMSS
  | 'yes-no'
  | 'sign' // 1 to 5
  | 'code' // two digits
  | 'symbol'
  | 'number-text' // ten digits, zero padded
  | 'text'
  | 'integer'
  | 'net' // integer with its own minus
  | 'decimal-2'
  | 'net-2'
  | 'decimal-4'
  | 'decimal-8';

/** The first that fits decides. Learned from the names of the workbook, whose abbreviations are regular. */
const patterns: readonly (readonly [pattern: RegExp, format: FieldFormat])[] = [
  [
    /^(dmrs_val|dmsp_val|pvt_pont_val|hts_deal_qty_unit_val|ord_unpr|avg_prvs|psbl_qty_calc_unpr)$/,
    'integer',
  ],
  [/^([tp]_xrat|aply_day_prcm_idx_lnkg_cefc)$/, 'decimal-2'],
  [/^prdy_clpr_vrss_lwpr$/, 'decimal-2'],
  [/^(prdy_vrss_vol)$/, 'net'],
  [/^(setl_mmdd)$/, 'month-day'],
  [/^(stac_yymm)$/, 'year-month'],
  [/^(tlg_rcvg_dtl_dtime|last_rcvg_dtime)$/, 'instant'],
  [
    /(_dt|_date|_dt\d)$|^(bsop_date|.ymd|h52d|l52d|sbsnsdate|exdt|.*_date\d?|trad_day|ORD_RCIT_DT|.*_RCIT_DT)$/,
    'date',
  ],
  [/(_hour|_tmd|_TMD|_time|_dtmd|_tm)$|^(.hms|[ves]t[im]m|stim|etim|sktm|ektm|vetm|vstm)$/, 'time'],
  [/(_yn|_YN)(_\d)?$|^(e_ordyn|.*_indf_chk_ecls_yn)$/, 'yes-no'],
  [/sign$|^(t_xsgn|p_xsng|sign|prev_diff_flag)$/, 'sign'],
  [
    /_iscd$|^(iscd\d|symb|rsym|code|sht_cd|pdno|ovrs_pdno|shtn_pdno|srs_cd|chng_bf_pdno|sprd_srs_cd\d)$/,
    'symbol',
  ],
  [/^(std_pdno|stnd_iscd|istt_usge_isin_cd|sedol_no|lei_cd|blbg_tckr_text|ocr_no|ctac_tlno)$/, 'text'],
  [/odno$|ODNO$|_srno$|sqno$|_seq$|_SEQ$|^(index_key|next_key)$/, 'number-text'],
  [/(erng_rt|erng_rt\d|fltt_rt|fltt_rt\d)$/, 'decimal-8'],
  [
    /(name\d*|_nm|isnm|cntt|cnnm|NAME|_text\d?|_reas|_rson\d?|knam|ename|nnam|exnm|kind|_gb|addr|stat\d?|rslt|ordy|memo|_hogau|_icod|_stfno|empno|_opnn|remark|unit_nm|etyp|curr|crcd|_tp|dvsn|msg|cycl|digit|dgit)$|^(name|user_id|grp_nm|seq|mtyp|more|next|stat_tp|basis|mrkt_basis|opnn|invt_opnn|ratem name|crcy|vnit|bnit|cano|shrg_type_code)$/,
    'text',
  ],
  [
    /(_cd|_code|_CD|_cd_\d|_orgno|_ORGNO|_brno|_BRNO|_no\d*|_cls|stac_month)$|^(excd|zdiv|ZDIV|natn|e_icod)$/,
    'code',
  ],
  [
    /(nmix|nav)|^(futs|optn|unas|antc_cnpr|bstp)_.*(prpr|hgpr|lwpr|oprc|clpr|vrss|mxpr|llam|sdpr|askp\d?|bidp\d?|cnpr|medm)/,
    'decimal-2',
  ],
  [
    /^ovrs_(now_pric|prod|ord_unpr|stck_ccld_unpr)|^(base|last|diff|open|high|low|clos|ropen|rhigh|rlow|rclose|high52|low52|h52p|l52p|uplp|dnlp|[pt]_xprc|[pt]_xdif|n_base|n_diff|pbid\d*|pask\d*|popen|phigh|plow|iep|cshi|cslo|csbp|prpr_\w+)$|(_price|unpr\d?|avg_pric|_prvs|tick_s.*|tick_val|trst_mgn|mrkt_.*price|avg_idx|bass_idx|idx_clpr)$/,
    'decimal-4',
  ],
  [
    /exrt$|^(t_rate|p_rate|e_parp|epsx|bpsx|perx|pbrx|eps|bps|sps|wghn_avrg_stck_prc|vpow|cttr|gama|theta|vega|rho|delta_val|hist_vltl|hts_ints_vltl|hts_thpr|invt_new_psdg|per|pbr|bond_.*pr.*|.*rltv|lqd|strength)$/,
    'decimal-2',
  ],
  [
    /(_rate\d?|_rt|_rt\d|_ctrt|_rlim|_rlim\d|tnrt|dsrt|inrt|_ehrt|gvrt|errt|dprt|esdg|pftrt|ert|_val|chgrate\d?|expchggrate|_rat|rsfl_rate|dfpa|daebi|expdaebi|grs|intr|dbnb|mltp|pct|basis_pt|surp|n_rate|^rate|hand|hanp|land|lanp|powx)$/,
    'decimal-2',
  ],
  [
    /(_vrss|ntby\w*|_icdc\d*|pfls\w*|_rsfl|change|expchange|prev_diff_price|_diff|prfi|ernn|dasks?\d*|dbids?\d*|dask\d*|dbid\d*)$/,
    'net',
  ],
];

const cache = new Map<string, FieldFormat>();

/** What the name of a field says about its values; whole numbers where it says nothing. */
export function formatOf(field: string): FieldFormat {
  const known = cache.get(field);
  if (known !== undefined) return known;
  const format = patterns.find(([pattern]) => pattern.test(field))?.[1] ?? 'integer';
  cache.set(field, format);
  return format;
}
