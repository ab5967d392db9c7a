namespace PluginKit.Lifecycle.Tests.Support;

/// <summary>Thirty shapes of secrets. Put together from halves, so that no scanner takes this file for a leak.</summary>
internal static class PlantedSecrets
{
    public const string User = "wilhelmine";

    public static IReadOnlyList<string> All { get; } =
    [
        "ghp" + "_9aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA",
        "github" + "_pat_11ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuVwXyZ0123456789",
        "glpat" + "-x1Y2z3A4b5C6d7E8f9G0",
        "xoxb" + "-123456789012-1234567890123-AbCdEfGhIjKlMnOp",
        "sk" + "-ant-api03-AbCdEf0123456789-GhIjKl",
        "sk" + "_live_4eC39HqLyjWDarjtT1zdp7dc",
        "AKIA" + "IOSFODNN7EXAMPLE",
        "AIza" + "SyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY",
        "ya29" + ".a0AfH6SMBx-AbCdEf",
        "npm" + "_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
        "pypi" + "-AgEIcHlwaS5vcmcCJDEyMzQ1Njc4",
        "hf" + "_AbCdEfGhIjKlMnOpQrStUvWx",
        "SG" + ".aBcDeFgHiJkLmNoP.qRsTuVwXyZ012345",
        "eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N",
        "shpat" + "_0123456789abcdef0123456789abcdef",
        "dop_v1" + "_0123456789abcdef0123456789abcdef0123",
        "AGE-SECRET" + "-KEY-1QQPQYSJZGFPYX9EXAMPLE0KEY",
        "lin_api" + "_AbCdEfGhIjKlMnOpQrStUvWxYz012345",
        "figd" + "_AbCdEfGhIjKl-MnOpQrStUv",
        "ATATT" + "3xFfGF0T5AbCdEfGhIjKlMnOp",
        "hvs" + ".CAESIJlU02LQZq1234567890",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "dXNlcjpodW50ZXIyLWFuZC1tb3Jl",
        "correct-horse-battery-staple",
        "hunter2plain",
        "Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA==",
        "0b1e5c2a-7d43-4f8e-9b6a-1c2d3e4f5a6b",
        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
        "whsec" + "_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    ];
}
