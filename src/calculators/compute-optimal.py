# E, A, B, alpha, beta of L = E + A / N^alpha + B / D^beta, nats per token
LAWS = {
    "besiroglu2024": (1.8172, 482.01, 2085.43, 0.3478, 0.3658),  # Besiroglu et al. 2024, Table 1
    "hoffmann2022-printed": (1.69, 406.4, 410.7, 0.34, 0.28),  # Hoffmann et al. 2022, Eq. 10
    "hoffmann2022-tex": (1.69337, 406.401, 410.723, 0.33917084, 0.2849083),  # the same, from the TeX source
    "devries2023": (1.69, 406.4, 410.7, 0.336, 0.283),  # de Vries 2023
}
# k and exponent of N = k C^a (Hoffmann et al. 2022, Tables 3 and A3)
POWERS = {"hoffmann2022-approach1": (0.0993487, 0.49809), "hoffmann2022-approach2": (0.145574, 0.48993)}
# k and exponent of D = k C^a (Dubey et al. 2024: Fig. 3, and the text of Section 3.2.1)
TOKENS = {"llama3": (0.299, 0.537), "llama3-text": (0.29, 0.53)}


def compute_optimal(*, compute, fit="besiroglu2024"):
    """N = G (C / 6)^(beta / (alpha + beta)), G = (alpha A / (beta B))^(1 / (alpha + beta)), D = C / 6N.

    Hoffmann et al. 2022, Eq. 4. kaplan2020: N = 1.3e9 C_min^0.73, C_min half of C in PF-days (Eq. 1.7, Table 6);
    llama3: a power law of the tokens. Fits of the split only give no loss (None).
    """
    loss = None
    if fit in LAWS:
        E, A, B, alpha, beta = LAWS[fit]
        G = (alpha * A / (beta * B)) ** (1 / (alpha + beta))
        params = G * (compute / 6) ** (beta / (alpha + beta))
    elif fit == "kaplan2020":
        params = 1.3e9 * (compute / 2 / 8.64e19) ** 0.73
    elif fit in TOKENS:
        k, a = TOKENS[fit]
        params = compute / 6 / (k * compute**a)
    else:
        k, a = POWERS[fit]
        params = k * compute**a
    tokens = compute / (6 * params)
    if fit in LAWS:
        loss = E + A / params**alpha + B / tokens**beta
    return {"params": params, "tokens": tokens, "tokensPerParam": tokens / params, "loss": loss}
